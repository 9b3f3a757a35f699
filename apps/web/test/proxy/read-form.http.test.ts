import { expect, test } from 'vitest';
import { filledIn } from '../support/forms';
import { useWeb } from '../support/web';

const web = useWeb();

/** Sends the name form of an account, with `name` typed in. */
async function sendName(name: string): Promise<Response> {
  const visitor = web.visitor();
  await visitor.signIn();
  const html = await (await visitor.get('/account')).text();
  web.api.seen.length = 0;
  return visitor.post('/account', filledIn(html, { name }));
}

test('a body that is too large is 413, with a link back to the form', async () => {
  const response = await sendName('x'.repeat(50_000));
  expect(response.status).toBe(413);
  expect(await response.text()).toMatch(/<a[^>]* href="\/account"[^>]*>Go back to the form</);
  expect(web.api.seen).toEqual([]);
});

test.each(['/login', '/account'])('a 415 says that %s accepts only a form', async (address) => {
  const visitor = web.visitor();
  const send = (accept: string, sent: string) => {
    const headers = { accept, origin: web.origin, 'content-type': sent };
    return visitor.send(address, { method: 'POST', headers, body: 'x' });
  };
  const page = await send('text/html', 'multipart/form-data');
  expect(page.status).toBe(415);
  const html = await page.text();
  expect(html).toContain('This was not sent by our form.');
  expect(html).not.toContain('must be JSON');
  expect(await (await send('application/json', 'application/json')).json()).toMatchObject({
    code: 'unsupported_media_type',
    detail: 'The body must be a form, sent with Content-Type: application/x-www-form-urlencoded.',
  });
});

test('a body that is not a form is 415, and one that is too large 413', async () => {
  const visitor = web.visitor();
  const json = await visitor.send('/login', {
    method: 'POST',
    headers: { origin: web.origin, 'content-type': 'application/json' },
    body: '{"email":"user@example.com"}',
  });
  expect(json.status).toBe(415);
  expect((await visitor.signIn({ email: 'x'.repeat(50_000) })).status).toBe(413);
  expect(web.api.seen).toEqual([]);
});

test('a body without Content-Length is 413 as soon as it is too large', async () => {
  const visitor = web.visitor();
  const chunk = new TextEncoder().encode('\u00e9'.repeat(15_000));
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(chunk);
      stream.enqueue(chunk);
      stream.close();
    },
  });
  const headers = {
    origin: web.origin,
    'content-type': 'application/x-www-form-urlencoded',
  };
  const init = { method: 'POST', headers, body, duplex: 'half' };
  expect((await visitor.send('/login', init)).status).toBe(413);
});

test('Next keeps at most 64 KB of a body, before any check (next.config.ts)', async () => {
  const response = await web.visitor().signIn({ email: 'x'.repeat(100_000) });
  expect(response.status).toBe(413);
  expect(web.logs()).toContain('Request body exceeded 64KB');
});

const elsewhere: [status: number, address: string, fields: Record<string, string>][] = [
  [403, '/account', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  [404, '/nothing', {}],
  [405, '/', {}],
  [415, '/login', {}],
];

test.each(elsewhere)(
  'a refused multipart form is not taken for a Server Action: %i at %s (RFC 7578)',
  async (status, address, fields) => {
    const forged = new FormData();
    forged.set('$ACTION_ID_00', '');
    forged.set('name', 'x');
    const action = { 'next-action': '0'.repeat(42) };
    for (const more of [{}, action]) {
      const response = await web.visitor().post(address, forged, { ...fields, ...more });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('<h1');
    }
  },
);
