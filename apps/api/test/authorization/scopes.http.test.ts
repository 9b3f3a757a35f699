import { describe, expect, test } from 'vitest';
import { apiKey, basic, bearer, bearerChallenge, expectRefusal, testApi } from '../api.js';
import { createKey } from '../support/api-keys.js';
import { withClaims } from '../support/changed-tokens.js';

const api = testApi();

const NOTE = '/notes/0198c0de-0000-7000-8000-000000000001';
const all = ['profile:read', 'profile:write', 'notes:read', 'notes:write'];
const guarded = [
  ['GET', '/user/profile', 'profile:read'],
  ['PATCH', '/user/profile', 'profile:write'],
  ['GET', '/notes', 'notes:read'],
  ['POST', '/notes', 'notes:write'],
  ['GET', NOTE, 'notes:read'],
  ['PATCH', NOTE, 'notes:write'],
  ['DELETE', NOTE, 'notes:write'],
] as const;

const ERROR = ['insufficient_scope', 'Permission missing'] as const;

describe.each(guarded)('%s %s', (method, target, scope) => {
  const others = all.filter((one) => one !== scope);
  const ask = (...headers: readonly string[]) =>
    ['POST', 'PATCH'].includes(method)
      ? api.json(method, target, {}, ...headers)
      : api.send(target, { method, headers });

  test(`a key without ${scope} is refused, and the challenge names the scope (RFC 6750 §3.1)`, async () => {
    const { key } = await createKey(api, api.user.accessToken, { scopes: others });
    expectRefusal(await ask(...apiKey(key)), 'insufficient_scope', {
      challenges: [
        'Basic realm="api", charset="UTF-8"',
        `ApiKey realm="api", error="${ERROR[0]}", error_description="${ERROR[1]}", scope="${scope}"`,
        bearerChallenge(),
      ],
      extra: { requiredScope: scope },
    });
  });

  test(`a key with ${scope} alone is accepted`, async () => {
    const { key } = await createKey(api, api.user.accessToken, { scopes: [scope] });
    expect([200, 404, 422]).toContain((await ask(...apiKey(key))).status);
  });

  test(`a token without ${scope} is refused as a key is (RFC 6750 §3.1)`, async () => {
    const narrow = withClaims(api.user.accessToken, { scope: others.join(' ') }, api.key);
    expectRefusal(await ask(...bearer(narrow)), 'insufficient_scope', {
      challenges: [
        'Basic realm="api", charset="UTF-8"',
        'ApiKey realm="api"',
        bearerChallenge({ error: [...ERROR, `scope="${scope}"`] }),
      ],
    });
  });

  test('a sign-in by password has every scope', async () => {
    expect([200, 404, 422]).toContain((await ask(...bearer(api.user.accessToken))).status);
    expect([200, 404, 422]).toContain((await ask(...basic())).status);
  });
});

test('a scope is compared as a whole word', async () => {
  const narrow = withClaims(
    api.user.accessToken,
    { scope: 'notes:readonly notes:rea notes' },
    api.key,
  );
  const response = await api.get('/notes', ...bearer(narrow));
  expect(response.status).toBe(403);
});
