import { expect, test } from 'vitest';
import { logLineOf } from './support/log-line';
import { sealText } from './support/sealed-session';
import { serveTokens } from './support/serve-tokens';
import { useWeb } from './support/web';

const web = useWeb();

test('a failure of the proxy itself is 500, with the id in the log, and does not end the session (ASVS 16.5.4)', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const cookie = visitor.cookies.get('session');
  // These claims make the session larger than a cookie can be.
  await serveTokens(web, { sub: 'u-1', sid: 's-1', role: 'user', more: 'x'.repeat(4096) });
  for (const destination of ['document', 'empty']) {
    const response = await visitor.signIn({}, { 'sec-fetch-dest': destination });
    const id = response.headers.get('x-request-id') ?? '';
    expect(response.status).toBe(500);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.text()).toContain(`urn:uuid:${id}`);
    expect(await logLineOf(web, id)).toMatchObject({ event: 'proxy_failed', requestId: id });
  }
  expect(visitor.cookies.get('session')).toBe(cookie);
});

test('a failure while the request is read is 500 too, with the id in the log', async () => {
  const visitor = web.visitor();
  // Sealed with our key, but not JSON: only a defect of ours could have made it.
  visitor.cookies.set('session', await sealText('no JSON'));
  for (const destination of ['document', 'empty']) {
    const response = await visitor.get('/account', { 'sec-fetch-dest': destination });
    const id = response.headers.get('x-request-id') ?? '';
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await response.text();
    expect(body).toContain(`urn:uuid:${id}`);
    // A browser gets a page with the app's header; a program gets the problem.
    expect(body).toContain(
      destination === 'document' ? 'href="/login"' : '"code":"internal_error"',
    );
    expect(await logLineOf(web, id)).toMatchObject({
      event: 'proxy_failed',
      requestId: id,
      cause: expect.stringContaining('SyntaxError'),
    });
  }
});
