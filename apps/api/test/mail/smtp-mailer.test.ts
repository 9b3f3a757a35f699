import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { SmtpMailer } from '../../src/mail/smtp-mailer.js';

const MAIL = {
  to: 'zoë@example.com',
  subject: 'Größe',
  text: 'Wörter und\nhttp://localhost:3000/x?token=y\n',
};

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/**
 * The least of a mail server (RFC 5321 Appendix D).
 *
 * @param replies to each addressee in turn; the last one goes on
 */
async function startMailServer(replies: readonly string[] = ['250 ok']) {
  const received: string[] = [];
  const conversations: string[][] = [];
  server = createServer((socket) => {
    const commands: string[] = [];
    conversations.push(commands);
    const reply = replies[Math.min(conversations.length, replies.length) - 1] ?? '';
    let data: string | undefined;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data !== undefined && line !== '.') data += `${line}\n`;
        else if (line === '.') {
          received.push(data ?? '');
          data = undefined;
          say('250 taken');
        } else {
          commands.push(line);
          if (line.startsWith('EHLO')) say('250-test\r\n250 SMTPUTF8');
          else if (line === 'STARTTLS') say('502 not implemented');
          else if (line.startsWith('RCPT')) say(reply);
          else if (line === 'DATA') {
            data = '';
            say('354 go on');
          } else say('250 ok');
        }
      }
    });
    socket.on('error', () => {});
    say('220 test');
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `smtp://127.0.0.1:${address.port}`, received, conversations };
}

test('a mail is handed over as it is, and says that a program wrote it (RFC 3834 §5)', async () => {
  const { url, received, conversations } = await startMailServer();
  await new SmtpMailer(url, 'Four-Oh-One <no-reply@example.com>').send(MAIL);
  const [mail = ''] = received;
  expect(conversations[0]).toContain('RCPT TO:<zoë@example.com>');
  expect(mail).toMatch(/^From: "Four-Oh-One" <no-reply@example\.com>$/m);
  expect(mail).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(mail).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
  expect(mail).not.toMatch(/text\/html/);
});

test('a URL that requires TLS hands nothing over in clear (RFC 8314 §4.1)', async () => {
  const { url, received, conversations } = await startMailServer();
  for (const weakened of ['', '&ignoreTLS=true', '&opportunisticTLS=true']) {
    const mailer = new SmtpMailer(`${url}?requireTLS=true${weakened}`, 'no-reply@example.com', []);
    await expect(mailer.send(MAIL)).rejects.toThrow(/TLS/);
  }
  expect(received).toEqual([]);
  expect(conversations.flat().filter((command) => /^(?:MAIL|AUTH|DATA)/.test(command))).toEqual([]);
});

test('what fails in passing is tried again', async () => {
  const { url, received, conversations } = await startMailServer(['451 later', '250 ok']);
  await new SmtpMailer(url, 'no-reply@example.com', [0, 0]).send(MAIL);
  expect(received).toHaveLength(1);
  expect(conversations).toHaveLength(2);
});

test('what fails for good is not, and is told (RFC 5321 §4.2.1)', async () => {
  const { url, conversations } = await startMailServer(['550 nobody here']);
  const sending = new SmtpMailer(url, 'no-reply@example.com', [0, 0]).send(MAIL);
  await expect(sending).rejects.toThrow(/550/);
  expect(conversations).toHaveLength(1);
});

test('a server that is not there is asked three times, then told', async () => {
  const { url } = await startMailServer();
  server?.close();
  const sending = new SmtpMailer(url, 'no-reply@example.com', [0, 0]).send(MAIL);
  await expect(sending).rejects.toThrow(/ECONNREFUSED/);
});

test('an address is one addressee, whatever is in it', async () => {
  const { url, conversations } = await startMailServer();
  const to = 'a@example.com>, <b@example.com';
  await new SmtpMailer(url, 'no-reply@example.com', [])
    .send({ ...MAIL, to })
    .catch(() => undefined);
  const addressees = conversations.flat().filter((command) => command.startsWith('RCPT'));
  expect(addressees.length).toBeLessThanOrEqual(1);
});
