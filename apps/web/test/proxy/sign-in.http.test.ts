import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { refuse } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

function failSignIn(fail: (response: ServerResponse) => void) {
  web.api.script = ({ path }, response) => {
    if (path !== '/auth/login') return false;
    fail(response);
    return true;
  };
}

const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? '';

test('a sign-in redirects to the requested address with 303 (RFC 9110 §15.4.4)', async () => {
  const visitor = web.visitor();
  const response = await visitor.signIn({ returnTo: '/admin?page=2' });
  expect(response.status).toBe(303);
  expect(new URL(response.headers.get('location') ?? '', web.origin).href).toBe(
    `${web.origin}/admin?page=2`,
  );
  expect((await visitor.get('/account')).status).toBe(200);
});

test('the session is one sealed cookie that scripts cannot read (RFC 6265bis §8.3)', async () => {
  const response = await web.visitor().signIn();
  expect(response.headers.getSetCookie()).toHaveLength(1);
  expect(cookieOf(response)).toMatch(
    /^session=[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
  );
  const value = cookieOf(response).slice('session='.length).split(';')[0] ?? '';
  const parts = value.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  expect(parts.join()).not.toContain('user@example.com');
  expect(JSON.parse(parts[0] ?? '')).toEqual({ alg: 'dir', enc: 'A256GCM', typ: 'session' });
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/..//evil.example',
  '/\\evil.example',
  '/login',
])(
  'a sign-in never redirects to another origin: returnTo=%s (RFC 9700 §4.11.1)',
  async (returnTo) => {
    const response = await web.visitor().signIn({ returnTo });
    const target = new URL(response.headers.get('location') ?? '', web.origin);
    expect(target.href).toBe(`${web.origin}/account`);
  },
);

test('a wrong password is 401 with the form, which keeps the email address but not the password (WCAG 3.3.7)', async () => {
  failSignIn((response) => refuse(response, 'invalid_credentials', {}));
  const visitor = web.visitor();
  const response = await visitor.signIn({ password: 'not-this-one', returnTo: '/admin' });
  const html = await response.text();
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Session realm="web"');
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(html).toContain('value="user@example.com"');
  expect(html).toContain('value="/admin"');
  expect(html).not.toContain('not-this-one');
});

const failures: [number, string | null, Parameters<typeof failSignIn>[0]][] = [
  [429, '42', (response) => refuse(response, 'rate_limited', { retryAfter: 42 })],
  [503, '7', (response) => refuse(response, 'service_unavailable', { retryAfter: 7 })],
  [422, null, (response) => refuse(response, 'validation_failed', { errors: [] })],
];

test.each(failures)(
  'a sign-in that fails for another reason has its true status: %i',
  async (status, wait, fail) => {
    failSignIn(fail);
    const response = await web.visitor().signIn();
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(wait);
    expect(await response.text()).toContain('value="user@example.com"');
  },
);

test('a sign-in sends the access token of the old session along, so that the API ends that session (RFC 6265bis §8.4)', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  expect(web.api.seen.at(-1)?.headers.authorization).toBeUndefined();
  await visitor.signIn();
  expect(web.api.seen.at(-1)?.headers.authorization).toMatch(/^Bearer ey/);
});

test('a wrong password does not end the current session', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  failSignIn((response) => refuse(response, 'invalid_credentials', {}));
  expect((await visitor.signIn({ email: 'other@example.com' })).status).toBe(401);
  expect((await visitor.get('/account')).status).toBe(200);
});
