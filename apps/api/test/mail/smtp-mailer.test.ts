import { type MailServer, startMailServer } from '@repo/testing';
import { afterEach, expect, test } from 'vitest';
import { SmtpMailer } from '../../src/mail/smtp-mailer.js';

const MAIL = {
  to: 'zoë@example.com',
  subject: 'Größe',
  text: 'Wörter und\nhttp://localhost:3000/x?token=y\n',
};

let server: MailServer | undefined;
afterEach(() => server?.close());

async function startServer(...toAddressee: string[]): Promise<MailServer> {
  server = await startMailServer(toAddressee.length > 0 ? { toAddressee } : {});
  return server;
}

const attempt = (url: string) => new SmtpMailer(url, 'no-reply@example.com').send(MAIL);

test('a mail is passed on unchanged, marked as sent by a program (RFC 3834 §5)', async () => {
  const { url, received, conversations } = await startServer();
  await new SmtpMailer(url, 'Some-Product <no-reply@example.com>').send(MAIL);
  const [mail = ''] = received;
  expect(conversations[0]).toContain('RCPT TO:<zoë@example.com>');
  expect(mail).toMatch(/^From: "Some-Product" <no-reply@example\.com>$/m);
  expect(mail).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(mail).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
  expect(mail).not.toMatch(/text\/html/);
});

test('with a URL that requires TLS, nothing is sent unencrypted (RFC 8314 §4.1)', async () => {
  const { url, received, conversations } = await startServer();
  for (const weakened of ['', '&ignoreTLS=true', '&opportunisticTLS=true']) {
    await expect(attempt(`${url}?requireTLS=true${weakened}`)).rejects.toThrow(/TLS/);
  }
  expect(received).toEqual([]);
  expect(conversations.flat().filter((command) => /^(?:MAIL|AUTH|DATA)/.test(command))).toEqual([]);
});

test.each([
  ['for now', '451 zoë@example.com later', false],
  ['for good', '550 zoë@example.com is nobody', true],
])(
  'a mail that is refused %s is attempted once, and its error contains the reply code and nothing of the mail (RFC 5321 §4.2.1)',
  async (_, reply, isFinal) => {
    const { url, conversations } = await startServer(reply);
    const message = `EENVELOPE RCPT TO ${reply.slice(0, 3)}`;
    await expect(attempt(url)).rejects.toMatchObject({ message, isFinal });
    expect(conversations).toHaveLength(1);
  },
);

test('a refused sign-in at the mail server is not final: the next attempt may succeed', async () => {
  server = await startMailServer({ toSignIn: '535 no' });
  const url = server.url.replace('//', '//us:secret@');
  await expect(attempt(url)).rejects.toMatchObject({
    message: expect.stringMatching(/^EAUTH AUTH PLAIN 535$/),
    isFinal: false,
  });
});

test.each([
  ['a refused sender', { toSender: '550 no-reply@example.com is nobody' }, 'MAIL FROM 550'],
  [
    'a sender that is refused with the addressee (RFC 3463 §3.2)',
    { toAddressee: ['550 5.1.8 sender address rejected'] },
    'RCPT TO 550',
  ],
  [
    'a server that relays no mail of ours (RFC 3463 §3.8)',
    { toAddressee: ['554 5.7.1 relay access denied'] },
    'RCPT TO 554',
  ],
])('%s is not final either', async (_, replies, message) => {
  server = await startMailServer(replies);
  await expect(attempt(server.url)).rejects.toMatchObject({
    message: `EENVELOPE ${message}`,
    isFinal: false,
  });
});

test('an attempt that takes too long is aborted, and is not final', async () => {
  const { url } = await startServer('');
  const mailer = new SmtpMailer(url, 'no-reply@example.com', 200);
  await expect(mailer.send(MAIL)).rejects.toMatchObject({
    message: 'EABORT',
    isFinal: false,
  });
});

test('a server that cannot be reached is not a final failure', async () => {
  const { url, close } = await startServer();
  close();
  await expect(attempt(url)).rejects.toMatchObject({ isFinal: false });
});

test('an address is one addressee, whatever it contains', async () => {
  const { url, conversations } = await startServer();
  const to = 'a@example.com>, <b@example.com';
  await new SmtpMailer(url, 'no-reply@example.com').send({ ...MAIL, to }).catch(() => undefined);
  const addressees = conversations.flat().filter((command) => command.startsWith('RCPT'));
  expect(conversations).not.toEqual([]);
  expect(addressees.length).toBeLessThanOrEqual(1);
});
