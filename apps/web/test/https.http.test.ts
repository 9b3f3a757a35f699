import { expect, test } from 'vitest';
import { filledIn } from './support/forms';
import { refuse } from './support/stub-api';
import { useWeb } from './support/web';

const ORIGIN = 'https://app.example';
const web = useWeb({ WEB_ORIGIN: ORIGIN });
const own = { origin: ORIGIN };

test('over https the name of the cookie binds it to the host and the scheme (layered cookies, __Host-Http-, RFC 6750 §5.3, ASVS 3.3.1, 3.3.3)', async () => {
  const visitor = web.visitor();
  const response = await visitor.signIn({}, own);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(`${ORIGIN}/account`);
  expect(response.headers.getSetCookie()[0]).toMatch(
    /^__Host-Http-session=[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
  );
  expect((await visitor.get('/account')).status).toBe(200);
  const value = visitor.cookies.get('__Host-Http-session');
  for (const name of ['session', '__HOST-HTTP-session', '__Host-session']) {
    const other = await visitor.get('/account', { cookie: `${name}=${value}` });
    expect(other.status).toBe(401);
  }
  expect((await visitor.post('/logout', {}, own)).headers.getSetCookie()).toEqual([
    '__Host-Http-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
  ]);
});

test('over https the cookie has the same name after a form has refreshed the session', async () => {
  const visitor = web.visitor();
  await visitor.signIn({}, own);
  const html = await (await visitor.get('/account')).text();
  let refusals = 0;
  web.api.script = ({ method }, response) => {
    if (method !== 'PATCH' || refusals > 0) return false;
    refusals += 1;
    refuse(response, 'token_stale', {});
    return true;
  };
  const response = await visitor.post('/account', filledIn(html, { name: 'Grace' }), own);
  expect(response.status).toBe(303);
  const cookies = response.headers.getSetCookie();
  expect(cookies).toEqual([expect.stringMatching(/^__Host-Http-session=.+; Secure/)]);
});

test('over https every response has Strict-Transport-Security (RFC 6797 §7.2)', async () => {
  for (const address of ['/', '/account', '/nothing']) {
    const { headers } = await web.visitor().get(address);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  }
});
