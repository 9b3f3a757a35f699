import { expect, test } from 'vitest';
import { logLineOf } from '../support/log-line';
import { header, sendBytes } from '../support/raw';
import { useWeb } from '../support/web';

// packages/http-edge/test/corpus.ts tests which requests are refused, and with which code.

const web = useWeb();

const LOGIN = 'GET /login HTTP/1.1\r\nHost: localhost\r\n';

/** The last header lines of a request that is refused. Node's parser accepts the first fault and fails at the second. */
const faults = {
  'a second Host': 'Host: localhost\r\n\r\n',
  'cookies of 17 kB': `Cookie: a=${'x'.repeat(17_000)}\r\n\r\n`,
};

test.each(Object.entries(faults))('%s: a browser gets a complete page', async (_, fault) => {
  const { headers, body } = await sendBytes(web.origin, `${LOGIN}Accept: text/html\r\n${fault}`);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(body).toMatch(/^<!doctype html>[^]*<h1>[A-Z][^<]+\.<\/h1>[^]*<\/html>\n$/);
  expect(body).toContain(`<code>${headers.get('x-request-id')}</code>`);
  expect(body).not.toContain('<script');
});

test.each(Object.entries(faults))('%s: a program gets the problem', async (_, fault) => {
  const { status, headers, body } = await sendBytes(web.origin, `${LOGIN}Accept: */*\r\n${fault}`);
  expect(headers.get('content-type')).toBe('application/problem+json');
  const instance = `urn:uuid:${headers.get('x-request-id')}`;
  expect(JSON.parse(body)).toMatchObject({ status, instance });
});

test.each(Object.entries(faults))(
  '%s: Sec-Fetch-Dest decides before Accept, as for pages',
  async (_, fault) => {
    const lines = `${LOGIN}Accept: text/html\r\nSec-Fetch-Dest: empty\r\n`;
    const { headers } = await sendBytes(web.origin, lines + fault);
    expect(headers.get('content-type')).toBe('application/problem+json');
  },
);

test('the page for cookies that are too long loads only the icon, and says how to delete them (ASVS 4.2.5)', async () => {
  const lines = `${LOGIN}Accept: text/html\r\n${faults['cookies of 17 kB']}`;
  const { headers, body } = await sendBytes(web.origin, lines);
  const sources = [...body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  expect(sources).toEqual(['/icon.svg', '/', '/']);
  const nonce = /<style nonce="(\w{32})">/.exec(body)?.[1];
  expect(headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(body).toContain('Delete them in your browser');
});

test('the response cannot be stored, sniffed or embedded, and has Vary', async () => {
  for (const accept of ['text/html', '*/*']) {
    const { headers } = await sendBytes(web.origin, header('GET /', { accept, Host: 'a,b' }));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('vary')).toBe('Accept, Sec-Fetch-Dest');
  }
});

test('each refusal is logged, without the address or a field of the request', async () => {
  const { headers } = await sendBytes(web.origin, header('GET /?secret', { Host: 'a,b' }));
  const requestId = headers.get('x-request-id');
  expect(await logLineOf(web, requestId)).toEqual({
    time: expect.any(String),
    level: 'info',
    event: 'unrouted_request',
    requestId,
    method: 'GET',
    status: 400,
    code: 'bad_request',
  });
  expect(web.logs()).not.toContain('secret');
});
