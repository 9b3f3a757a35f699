import { randomBytes } from 'node:crypto';
import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { ADMIN, apiKey, bearer, members, refusal, testApi, USER } from '../api.js';
import { document } from '../support/document.js';
import { newestMail, tokenIn } from '../support/mails.js';
import { partsOf } from '../support/parts.js';
import { openSession } from './caller.js';
import { contract } from './contract.js';
import type { SecretsPart } from './secrets.js';

// The lowest level, so that everything is logged.
const api = testApi({ LOG_LEVEL: 'trace' });
const ID = '0198c0de-0000-7000-8000-0000000000ff';

/** Every secret that was sent or created. */
const secrets = new Set<string>();
const addSecrets = (...found: string[]) => found.forEach((secret) => secrets.add(secret));

/** A secret that occurs nowhere else: if it is found, it came from here. */
function canary(): string {
  const secret = `canary${randomBytes(16).toString('hex')}`;
  addSecrets(secret);
  return secret;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

const parts = await partsOf<SecretsPart>('secrets.part.ts');

type Fields = readonly string[];

const kinds: Readonly<Record<string, (secret: string) => Fields | Promise<Fields>>> = {
  'an opaque token': bearer,
  'a token with claims': () => bearer(`${base64('{"alg":"ES256"}')}.${canary()}.${canary()}`),
  'a key': apiKey,
  'a key with its scheme': () => ['authorization', `ApiKey fk_${canary()}_${canary()}`],
  'another scheme': (secret) => ['authorization', `Digest ${secret}`],
  'two credentials': () => [...bearer(canary()), ...apiKey(canary())],
  'malformed credentials': () => ['authorization', `Bearer ${canary()} "${canary()}"`],
  'a cookie': (secret) => ['cookie', `session=${secret}`],
  'an access token': async () => {
    const token = await openSession(api, ADMIN);
    addSecrets(token);
    return bearer(token);
  },
  ...Object.assign({}, ...parts.map(({ credentials }) => credentials)),
};

/** Members that are not secret. Every other member of a body is. */
const PUBLIC: Readonly<Record<string, unknown>> = {
  email: 'somebody@example.com',
  name: 'Somebody',
  title: 'Tea',
  text: 'Milk first',
  scopes: ['profile:read'],
  role: 'user',
  disabled: false,
  expiresAt: undefined,
};

function bodyOf(method: string, path: string): Readonly<Record<string, unknown>> {
  const described = Object(document.paths[path.replace(':id', '{id}')]?.[method.toLowerCase()]);
  const { properties = {} } = Object(described.requestBody?.content['application/json'].schema);
  const names = Object.keys(properties);
  return Object.fromEntries(
    names.map((name) => [name, Object.hasOwn(PUBLIC, name) ? PUBLIC[name] : canary()]),
  );
}

test.each(Object.keys(contract))(
  'no response of %s contains a secret that was sent',
  async (route) => {
    const [method = '', path = ''] = route.split(' ');
    for (const [kind, credential] of Object.entries(kinds)) {
      const query = `?access_token=${canary()}&api_key=${canary()}&token=${canary()}`;
      for (const search of ['', query]) {
        const target = path.replace(':id', ID) + search;
        const fields = await credential(canary());
        // Encoded credentials are as secret as their content.
        addSecrets(...(fields.at(-1)?.split(' ').slice(-1) ?? []));
        const response =
          method === 'GET'
            ? await api.get(target, ...fields)
            : await api.json(method, target, bodyOf(method, path), ...fields);
        const text = JSON.stringify(response);
        const found = [...secrets].filter((secret) => text.includes(secret));
        expect(found, `${kind}: ${text}`).toEqual([]);
      }
    }
  },
);

/** Makes the API create every kind of secret that it gives out only once, in a response or by mail. */
async function makeSecrets(): Promise<void> {
  for (const email of [USER, ADMIN]) {
    const { accessToken, refreshToken } = await api.signIn(email);
    const renewed = members(await api.json('POST', '/auth/refresh', { refreshToken }));
    addSecrets(accessToken, refreshToken, ...Object.values(renewed).map(String).filter(isLong));
    await api.get('/user/profile', ...bearer(accessToken));
    for (const { make } of parts) addSecrets(...((await make?.(api, accessToken)) ?? []));
    // A token that is sent again soon only repeats its refresh. After one more rotation it counts as reused, which logs more.
    await api.json('POST', '/auth/refresh', { refreshToken });
    const next = await api.json('POST', '/auth/refresh', { refreshToken: renewed['refreshToken'] });
    addSecrets(...Object.values(members(next)).map(String).filter(isLong));
    const reused = await api.json('POST', '/auth/refresh', { refreshToken });
    expect(refusal(reused)).toEqual([401, 'refresh_token_reused']);
    await api.json('POST', '/auth/logout', undefined, ...bearer(accessToken));
    await api.get('/user/profile', ...bearer(accessToken));
  }
  const email = 'ada@example.com';
  const chosen = canary();
  await api.json('POST', '/auth/register', { email });
  const token = tokenIn(await newestMail(api, email), 'verify-email');
  addSecrets(token);
  for (const _ of [1, 2]) {
    const body = { token, name: 'Ada', password: chosen };
    const response = members(await api.json('POST', '/auth/verify-email', body));
    addSecrets(...Object.values(response).map(String).filter(isLong));
  }
  await api.json('POST', '/auth/forgot-password', { email });
  const reset = tokenIn(await newestMail(api, email, 2), 'reset-password');
  addSecrets(reset);
  await api.json('POST', '/auth/reset-password', { token: reset, password: canary() });
}

const isLong = (text: string) => text.length > 100;

test('no log line, metric or event contains a secret, sent or created (ASVS 16.2.5)', async () => {
  await makeSecrets();
  await api.get('/user/profile');
  const metrics = await api.get('/metrics');
  const places: Record<string, string> = { log: api.log.join(''), metrics: metrics.body };
  for (const { read } of parts) Object.assign(places, await read?.(api));
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(1000);
    expect(
      [...secrets].filter((secret) => text.includes(secret)),
      place,
    ).toEqual([]);
    expect(text, place).not.toContain(DEMO_PASSWORD);
    // The beginnings of our tokens and keys.
    expect(text, place).not.toMatch(/eyJ|fk_[0-9a-f]/);
  }
});
