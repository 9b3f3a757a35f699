import { beforeAll, expect, test } from 'vitest';
import { type OtherCredential, OtherCredentials } from '../../src/accounts/other-credentials.js';
import { bearer, members, refusal, testApi, tokensOf } from '../api.js';
import { newestMail } from '../support/mails.js';
import { NEW, OLD, passwordRequests } from './recovery/password-requests.js';

const api = testApi();
const { newUser, signIn, reset, change, resetToken } = passwordRequests(api);

/** Credentials of two made-up kinds, which no module registers, by the id of their user. */
const stored = {
  passkeys: new Map<string, readonly OtherCredential[]>(),
  grants: new Map<string, readonly OtherCredential[]>(),
};

beforeAll(() => {
  for (const kind of ['passkeys', 'grants'] as const) {
    api.app.get(OtherCredentials).add({
      kind,
      name: kind,
      page: `/account/${kind}`,
      list: async (userId) => stored[kind].get(userId) ?? [],
      revoke: async (_transaction, userId) => {
        const names = (stored[kind].get(userId) ?? []).map(({ name }) => name);
        stored[kind].delete(userId);
        return names;
      },
    });
  }
});

const createdAt = '2026-01-02T00:00:00.000Z';

/** Gives a user this many credentials of each kind. */
function give(userId: string, count: number): void {
  for (const kind of Object.values(stored)) {
    const credentials = Array.from({ length: count }, (_, n) => ({
      id: `01980000-0000-7000-8000-00000000000${n}`,
      name: `Number ${n}`,
      facts: ['Signs you in'],
      createdAt: new Date(createdAt),
      expiresAt: null,
    }));
    kind.set(userId, credentials);
  }
}

/** Lists a user's credentials of the made-up kinds. */
async function listed(token: string) {
  const { credentials } = members(await api.get('/user/credentials', ...bearer(token)));
  if (!Array.isArray(credentials)) throw new Error('no list of credentials');
  return credentials.filter(({ kind }) => Object.hasOwn(stored, kind));
}

async function signedIn(count: number) {
  const { id, email } = await newUser();
  give(id, count);
  return { id, email, token: tokensOf(await signIn(email)).accessToken };
}

test('the list of credentials has at most five of every registered kind, and the number of the rest', async () => {
  const { token } = await signedIn(7);
  const kinds = await listed(token);
  expect(kinds).toMatchObject([
    { kind: 'passkeys', name: 'passkeys', page: '/account/passkeys', more: 2 },
    { kind: 'grants', name: 'grants', page: '/account/grants', more: 2 },
  ]);
  const [{ items }] = kinds;
  expect(items.map(({ name }: OtherCredential) => name)).toEqual(
    [0, 1, 2, 3, 4].map((n) => `Number ${n}`),
  );
  expect(items[0]).toMatchObject({ facts: ['Signs you in'], createdAt, expiresAt: null });
});

test('a kind is listed even if the user has none of it, and never with the credentials of another user', async () => {
  await signedIn(1);
  const { token } = await signedIn(0);
  expect(await listed(token)).toMatchObject([
    { kind: 'passkeys', items: [], more: 0 },
    { kind: 'grants', items: [], more: 0 },
  ]);
});

test('a password change revokes the kinds that it names, no others, and its mail says so (ASVS 6.3.7)', async () => {
  const { id, email, token } = await signedIn(1);
  expect((await change(token, OLD, NEW)).status).toBe(204);
  // Two mails that wait at once are sent in any order.
  await newestMail(api, email);
  expect([...stored.passkeys.keys(), ...stored.grants.keys()]).toEqual(
    expect.arrayContaining([id, id]),
  );
  expect((await change(token, NEW, OLD, { revoke: ['passkeys'] })).status).toBe(204);
  expect(await listed(token)).toMatchObject([
    { kind: 'passkeys', items: [] },
    { kind: 'grants', items: [{ name: 'Number 0' }] },
  ]);
  const { text } = await newestMail(api, email, 2);
  expect(text).toContain('All passkeys were revoked.');
  expect(text).toContain('grants, if you have any, still work');
});

test.each([
  ['with an unknown kind', ['passkeys', 'tickets'], '#/revoke/1'],
  ['with a name that no kind can have', ['passkeys', 'x y'], '#/revoke/1'],
  ['with a repeated kind', ['passkeys', 'passkeys'], '#/revoke'],
  ['that is not a list', 'passkeys', '#/revoke'],
])('a member `revoke` %s is 422, and nothing changes', async (_, revoke, pointer) => {
  const { id, email, token } = await signedIn(1);
  const response = await change(token, OLD, NEW, { revoke });
  expect(refusal(response)).toEqual([422, 'validation_failed']);
  expect(members(response)['errors']).toMatchObject([{ pointer }]);
  expect(response.body).not.toContain('tickets');
  expect(stored.passkeys.has(id)).toBe(true);
  expect((await signIn(email)).status).toBe(200);
});

test('a password reset revokes every kind, and both mails say so', async () => {
  const { id, email } = await signedIn(1);
  const token = await resetToken(email);
  expect((await newestMail(api, email)).text).toMatch(/your .*passkeys and grants will be revoked/);
  expect((await reset(token)).status).toBe(204);
  expect([stored.passkeys.has(id), stored.grants.has(id)]).toEqual([false, false]);
  expect((await newestMail(api, email, 2)).text).toMatch(/all .*passkeys and grants were revoked/);
});
