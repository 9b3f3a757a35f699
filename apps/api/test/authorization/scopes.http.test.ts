import { describe, expect, test } from 'vitest';
import { SCOPES } from '../../src/tokens/scopes.js';
import { bearer, bearerChallenge, expectRefusal, otherChallenges, testApi } from '../api.js';
import { contract } from '../contract/contract.js';
import { withClaims } from '../support/changed-tokens.js';

const api = testApi();

const guarded = Object.entries(contract).flatMap(([name, { scope }]) =>
  scope === undefined ? [] : [[name, scope] as const],
);

const ID = '0198c0de-0000-7000-8000-000000000001';
const ERROR = ['insufficient_scope', 'Permission missing'] as const;

describe.each(guarded)('%s', (name, scope) => {
  const [method = '', path = ''] = name.split(' ');
  const target = path.replace(':id', ID);
  const others = SCOPES.filter((one) => one !== scope);
  const ask = (...headers: readonly string[]) =>
    ['POST', 'PATCH'].includes(method)
      ? api.json(method, target, {}, ...headers)
      : api.send(target, { method, headers });

  test(`a token without ${scope} is refused, and the challenge names the scope (RFC 6750 §3.1)`, async () => {
    const narrow = withClaims(api.user.accessToken, { scope: others.join(' ') }, api.key);
    expectRefusal(await ask(...bearer(narrow)), 'insufficient_scope', {
      challenges: [
        ...otherChallenges(),
        bearerChallenge({ error: [...ERROR, `scope="${scope}"`] }),
      ],
      extra: { requiredScope: scope },
    });
  });

  test(`a token with ${scope} alone is accepted`, async () => {
    const narrow = withClaims(api.user.accessToken, { scope }, api.key);
    expect([200, 404, 422]).toContain((await ask(...bearer(narrow))).status);
  });

  test('a sign-in by password has every scope', async () => {
    expect([200, 404, 422]).toContain((await ask(...bearer(api.user.accessToken))).status);
  });
});

test('a scope is compared as a whole word', async () => {
  const narrow = withClaims(
    api.user.accessToken,
    { scope: 'profile:readonly profile:rea profile' },
    api.key,
  );
  const response = await api.profile(narrow);
  expect(response.status).toBe(403);
});
