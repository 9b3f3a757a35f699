import { expect, test } from 'vitest';
import { refuse } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

test('a sign-out ends the session at the API first, then here, and clears the browser cache (ASVS 14.3.1)', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const kept = visitor.cookies.get('session') ?? '';
  const response = await visitor.post('/logout', {});
  expect(response.status).toBe(303);
  expect(response.headers.get('clear-site-data')).toBe('"cache"');
  expect(response.headers.getSetCookie()).toEqual([
    'session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
  ]);
  expect(web.api.calls('/auth/logout')).toHaveLength(1);

  // A copy of the cookie is refused, because the end of the session is remembered.
  const later = await visitor.get('/account', {
    cookie: `session=${kept}`,
    'sec-fetch-dest': 'empty',
  });
  expect(later.status).toBe(401);
  expect(await later.json()).toMatchObject({ code: 'session_revoked', reason: 'signed_out' });
});

test('a sign-out from a session that had already ended succeeds', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = (_, response) => {
    refuse(response, 'token_invalid', {});
    return true;
  };
  expect((await visitor.post('/logout', {})).status).toBe(303);
  expect(visitor.cookies.size).toBe(0);
  expect((await visitor.post('/logout', {})).status).toBe(303);
});

test('while the API cannot be reached, a sign-out fails and the user stays signed in', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = (_, response) => {
    response.destroy();
    return true;
  };
  const response = await visitor.post('/logout', {});
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  const html = await response.text();
  expect(html).toContain('POST /logout HTTP/1.1');
  expect(html).toMatch(/<form action="\/logout" method="post"><button[^>]*>Try again</);
  expect(response.headers.getSetCookie()).toEqual([]);
  web.api.reset();
  expect((await visitor.get('/account')).status).toBe(200);
});
