import { beforeAll, expect, test } from 'vitest';
import type { Visitor } from './support/visitor';
import { useWeb } from './support/web';

const web = useWeb();
let visitor: Visitor;

beforeAll(async () => {
  visitor = web.visitor();
  await visitor.signIn();
});

const responses: Record<string, () => Promise<Response>> = {
  'a page': () => visitor.get('/'),
  'a page of an account': () => visitor.get('/account'),
  'a 401 page': () => web.visitor().get('/account'),
  'a 401 for a program': () => web.visitor().get('/account', { 'sec-fetch-dest': 'empty' }),
  'a 403 page': () => visitor.get('/admin'),
  'a 403 for another origin': () => visitor.post('/login', {}, { 'sec-fetch-site': 'cross-site' }),
  'a 404 page': () => visitor.get('/nothing'),
  'a 405 page': () => visitor.send('/', { method: 'PUT' }),
  'a redirect': () => visitor.signIn(),
  'a page of the catalogue': () => visitor.get('/errors/token-expired'),
};

test.each(Object.keys(responses))(
  '%s cannot be framed, sniffed, embedded or cached (RFC 9700 §4.16, ASVS 3.4.3, 3.4.4, 3.4.5, 3.4.6, 3.4.8, 3.5.8, 13.4.6)',
  async (name) => {
    const { headers } = await responses[name]!();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toMatch(/no-store/);
    expect(headers.get('cache-control')).not.toMatch(/public|s-maxage/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(headers.get('www-authenticate') ?? '').not.toMatch(/basic/i);
    const policy = headers.get('content-security-policy') ?? '';
    for (const directive of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(directive);
    }
    expect(policy).not.toContain('unsafe');
  },
);

test.each(Object.keys(responses))(
  'Vary of %s lists the fields on which the response depends, besides those that Next adds (RFC 9110 §12.5.5)',
  async (name) => {
    const { headers } = await responses[name]!();
    const vary = (headers.get('vary') ?? '').toLowerCase().split(/, */);
    // The signed-in user, and whether a browser or a program sent the request.
    expect(vary).toEqual(expect.arrayContaining(['cookie', 'accept', 'sec-fetch-dest']));
    expect(new Set(vary).size).toBe(vary.length);
  },
);

test('no response has internal fields of Next', async () => {
  for (const open of Object.values(responses)) {
    const names = [...(await open()).headers.keys()];
    expect(names.filter((name) => /^x-(?:middleware|next)/.test(name))).toEqual([]);
  }
});

test("only a page's own scripts run: each has the nonce of this one response (CSP3 §7.1, ASVS 3.4.3)", async () => {
  for (const name of ['a page', 'a page of an account', 'a 401 page', 'a 404 page']) {
    const response = await responses[name]!();
    const nonce = /'nonce-([^']+)'/.exec(
      response.headers.get('content-security-policy') ?? '',
    )?.[1];
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    const again = await responses[name]!();
    expect(again.headers.get('content-security-policy')).not.toContain(nonce);
  }
});

test('public files may be cached, and are not sniffed', async () => {
  const html = await (await visitor.get('/')).text();
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const { status, headers } = await visitor.get(script);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toContain('immutable');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('set-cookie')).toBeNull();
});

test('no response that a script can read has a token (RFC 6750 §5.3)', async () => {
  for (const open of Object.values(responses)) {
    const response = await open();
    expect(await response.text()).not.toContain('eyJ');
  }
});
