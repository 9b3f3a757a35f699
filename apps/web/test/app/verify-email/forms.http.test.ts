import { expect, test } from 'vitest';
import { filledIn, inputOf, valueOf } from '../../support/forms';
import { on } from '../../support/on';
import { good, json, refuse, type Script, user } from '../../support/stub-api';
import type { Visitor } from '../../support/visitor';
import { useWeb } from '../../support/web';

const web = useWeb();

const PAGE = '/verify-email?token=a-token_1';
const NEW = { ...user, id: 'u-2', email: 'grace@example.com' };

/** Makes the API accept the link. `then` responds to all other calls. */
const acceptingLink =
  (then: Script = () => false): Script =>
  async (seen, response) => {
    if (seen.path !== '/auth/verify-email') return then(seen, response);
    good(response, 'POST /auth/verify-email', await web.api.tokens('of-the-new-account'));
    return true;
  };

const profileOfNew = on('/user/profile', (response) => good(response, 'GET /user/profile', NEW));

const PASSWORD = 'a lighthouse in the fog';
const chosen = { name: 'Grace "Amazing" Hopper', password: PASSWORD };

/** Opens the link and sends its form. */
async function confirm(visitor: Visitor): Promise<Response> {
  const form = filledIn(await (await visitor.get(PAGE)).text(), chosen);
  web.api.seen.length = 0;
  return visitor.post(PAGE, form);
}

test('opening the link changes nothing, because mail scanners open links too', async () => {
  const response = await web.visitor().get(PAGE);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('Create account');
  expect(web.api.seen).toEqual([]);
});

test('the form creates the account and signs in: 303 to the account, which says so', async () => {
  const visitor = web.visitor();
  web.api.script = acceptingLink(profileOfNew);
  const response = await confirm(visitor);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/account?done=verify');
  expect(web.api.seen[0]).toMatchObject({ body: { token: 'a-token_1', ...chosen } });
  expect(web.api.seen[1]?.headers.authorization).toBe(`Bearer ${web.api.issued.at(-1)}`);
  const html = await (await visitor.get('/account?done=verify')).text();
  expect(html).toContain('your account is ready');
  expect(html).toContain(`Signed in as </span><bdi>${NEW.email}</bdi>`);
});

test('the previous session ends, at the API first', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const old = new Map(visitor.cookies);
  const oldToken = web.api.issued.at(-1);
  const said = await (await visitor.get(PAGE)).text();
  expect(said).toContain(`Creating this account signs you out of <bdi>${user.email}</bdi>.`);
  web.api.script = acceptingLink(profileOfNew);
  await confirm(visitor);
  expect(web.api.calls('/auth/logout')[0]?.headers.authorization).toBe(`Bearer ${oldToken}`);
  expect(visitor.cookies).not.toEqual(old);
  web.api.reset();
  const before = web.visitor();
  for (const [name, value] of old) before.cookies.set(name, value);
  expect((await before.get('/account')).status).toBe(401);
  expect(web.api.seen).toEqual([]);
});

test.each([
  ['the tokens cannot be used', on('/auth/verify-email', (r) => json(r, 200, unusableTokens))],
  ['the profile cannot be read', acceptingLink(on('/user/profile', (r) => r.destroy()))],
  [
    'the previous session cannot be ended',
    acceptingLink((seen, response) => {
      if (seen.path !== '/auth/logout') return profileOfNew(seen, response);
      response.destroy();
      return true;
    }),
  ],
] as [string, Script][])(
  'when %s, the account exists anyway, and the sign-in page says so',
  async (_, script) => {
    const visitor = web.visitor();
    await visitor.signIn();
    const cookies = new Map(visitor.cookies);
    web.api.script = script;
    const response = await confirm(visitor);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/login?done=verify');
    expect(visitor.cookies).toEqual(cookies);
    const html = await (await visitor.get('/login?done=verify')).text();
    expect(html).toContain('your account is ready');
  },
);

const unusableTokens = {
  tokenType: 'Bearer',
  accessToken: 'none',
  expiresIn: 300,
  refreshToken: 'none',
  refreshExpiresIn: 300,
};

test.each([
  ['name', 'must have 1 to 100 characters', 'Must have 1 to 100 characters.'],
  ['password', 'must have 15 characters or more', 'Must have 15 characters or more.'],
])(
  'an invalid %s shows an error at its field, and the link stays valid: 422',
  async (field, detail, words) => {
    const visitor = web.visitor();
    const errors = [{ pointer: `#/${field}`, code: 'x', detail }];
    web.api.script = on('/auth/verify-email', (r) => refuse(r, 'validation_failed', { errors }));
    const response = await confirm(visitor);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(inputOf(html, field)).toContain('aria-invalid="true"');
    expect(inputOf(html, field)).toContain(`${field}-error`);
    expect(html).toContain(words);
    expect(valueOf(html, 'name')).toBe(chosen.name);
    expect(valueOf(html, 'token')).toBe('a-token_1');
    expect(html).not.toContain(PASSWORD);
  },
);

test('the form tells password managers which fields it has, and shows the rule for passwords', async () => {
  const html = await (await web.visitor().get(PAGE)).text();
  expect(inputOf(html, 'name')).toContain('autoComplete="name"');
  expect(inputOf(html, 'password')).toContain('autoComplete="new-password"');
  expect(inputOf(html, 'password')).toContain('type="password"');
  expect(html).toContain('15 characters or more.');
});

test('a link that is no longer valid is 410, with a link to register again', async () => {
  web.api.script = on('/auth/verify-email', (r) => refuse(r, 'link_invalid', {}));
  const response = await confirm(web.visitor());
  const html = await response.text();
  expect(response.status).toBe(410);
  expect(html).toContain('This link does not work');
  expect(html).toContain('href="/register"');
  expect(html).not.toContain('name="token"');
});

test.each(['', '?token=', '?token=cut%20off', '?token=%00', '?token=3D%22x'])(
  'an incomplete link says so before anything is sent: %j',
  async (query) => {
    const html = await (await web.visitor().get(`/verify-email${query}`)).text();
    expect(html).toContain('This link does not work');
    expect(html).toContain('href="/register"');
    expect(html).not.toContain('id="verify"');
  },
);
