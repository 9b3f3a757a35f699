import type { DataOf } from '@repo/api-client';
import { expect, test } from 'vitest';
import { on } from '../../../support/on';
import { good, refuse } from '../../../support/stub-api';
import { header, sendBytes } from '../../../support/raw';
import { useWeb } from '../../../support/web';

const web = useWeb();

const mail = (id: string, text: string) => ({
  id,
  createdAt: '2026-01-02T03:04:05.000Z',
  to: 'grace@example.com',
  subject: `Subject ${id}`,
  text,
});

const mailbox = (mails: DataOf<'GET /dev/mailbox'>['mails']) =>
  on('/dev/mailbox', (response) => good(response, 'GET /dev/mailbox', { mails }));

test('the mailbox shows the mail that would have been sent, newest first', async () => {
  web.api.script = mailbox([mail('m-2', 'The second.'), mail('m-1', 'The <b>first</b>.')]);
  const response = await web.visitor().get('/dev/mailbox');
  const html = (await response.text()).replaceAll('<!-- -->', '');
  expect(response.status).toBe(200);
  expect(html.indexOf('Subject m-2')).toBeLessThan(html.indexOf('Subject m-1'));
  for (const words of ['grace@example.com', '2 Jan 2026', 'The second.', '&lt;b&gt;first']) {
    expect(html).toContain(words);
  }
});

test('the mailbox needs no sign-in and is requested without credentials', async () => {
  web.api.script = mailbox([]);
  const visitor = web.visitor();
  await visitor.signIn();
  const html = await (await visitor.get('/dev/mailbox')).text();
  expect(html).toContain('No mail yet.');
  expect(web.api.calls('/dev/mailbox')[0]?.headers.authorization).toBeUndefined();
});

test('only our own addresses in a mail are links', async () => {
  const ours = `${web.origin}/verify-email?token=a-token_1&x="`;
  const others = [
    'https://evil.example/',
    `${web.origin}.evil.example/`,
    `${web.origin}@evil.example/`,
    'javascript:alert(1)',
  ];
  web.api.script = mailbox([mail('m-1', `Here:\n${ours}\n${others.join('\n')}`)]);
  const html = await (await web.visitor().get('/dev/mailbox')).text();
  const links = [...html.matchAll(/<a href="(?:\w+:)[^"]*"/g)].map(([link]) => link);
  expect(links).toEqual([`<a href="${web.origin}/verify-email?token=a-token_1&amp;x=&quot;"`]);
  for (const other of others) expect(html).toContain(other);
});

test.each([
  ['localhost', 200],
  ['LOCALHOST:1', 200],
  ['127.0.0.1:3000', 200],
  ['[::1]', 200],
  ['evil.example', 404],
  ['localhost.evil.example', 404],
  ['127.0.0.1.evil.example', 404],
  ['192.0.2.1', 404],
])(
  'another site cannot read the mailbox through a host name of its own (DNS rebinding): Host %s is %i',
  async (host, status) => {
    web.api.script = mailbox([mail('m-1', 'x')]);
    for (const accept of ['text/html', '*/*']) {
      const fields = { Host: host, Accept: accept };
      const response = await sendBytes(web.origin, header('GET /dev/mailbox', fields));
      expect(response.status).toBe(status);
      expect(response.body.includes('Subject m-1')).toBe(status === 200);
    }
    expect(web.api.calls('/dev/mailbox')).toHaveLength(status === 200 ? 2 : 0);
  },
);

test('if the API has no mailbox, as in production, the page is 404', async () => {
  web.api.script = on('/dev/mailbox', (r) => refuse(r, 'not_found', {}));
  expect((await web.visitor().get('/dev/mailbox')).status).toBe(404);
});

test('an outage is 503, with a button to try again', async () => {
  web.api.script = on('/dev/mailbox', (response) => response.destroy());
  const response = await web.visitor().get('/dev/mailbox');
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('Try again');
});
