import { expect, test } from 'vitest';
import { catalogue, challengesFor, codes, SCHEMES as schemes, type Code } from '../../src/index.js';

const resourceMetadata = 'https://example.com/.well-known/oauth-protected-resource';
/** The challenges of the schemes besides Bearer. */
const others = challengesFor('authentication_required', { schemes, realm: 'api' }).slice(0, -1);
const bare = [...others, 'Bearer realm="api"'];

const SCOPE = ', scope="notes:read notes:write"';

/** The challenges of a route that accepts all schemes and needs scopes, for a request that used Bearer. */
function expected(code: Code): readonly string[] {
  const { status, title, challenge } = catalogue[code];
  if (challenge === 'none') return [];
  const error = challenge === 'bare' ? '' : `, error="${challenge}", error_description="${title}"`;
  const age = code === 'step_up_required' ? ', max_age="300"' : '';
  const scope = status === 401 || code === 'insufficient_scope' ? SCOPE : '';
  return [...others, `Bearer realm="api"${error}${age}${scope}`];
}

test.each(codes)('%s: one field line per scheme of the route (RFC 9110 §11.6.1)', (code) => {
  const lines = challengesFor(code, {
    schemes,
    realm: 'api',
    used: 'Bearer',
    scope: 'notes:read notes:write',
    maxAge: 300,
  });
  expect(lines).toEqual(expected(code));
});

test('challenges have a fixed order (RFC 9110 §11.3)', () => {
  const backwards = { schemes: schemes.toReversed(), realm: 'api' };
  expect(challengesFor('authentication_required', backwards)).toEqual(bare);
});

test('there is no error if no credentials were sent (RFC 6750 §3.1)', () => {
  const lines = challengesFor('authentication_required', { schemes, realm: 'api' });
  expect(lines.join()).not.toContain('error');
});

test('every 401 has a challenge, whatever scheme the route accepts (RFC 9110 §15.5.2)', () => {
  const unauthorized = codes.filter((code) => catalogue[code].status === 401);
  for (const code of unauthorized) {
    for (const scheme of schemes) {
      expect(challengesFor(code, { schemes: [scheme], realm: 'api', used: scheme })).toHaveLength(
        1,
      );
    }
  }
});

test('refresh is a protection space of its own (RFC 9110 §11.5)', () => {
  expect(challengesFor('refresh_token_invalid', { schemes: ['Bearer'], realm: 'refresh' })).toEqual(
    [
      'Bearer realm="refresh", error="invalid_token", error_description="Refresh token not accepted"',
    ],
  );
});

test('the Bearer challenge names the metadata of the API, and the scopes to request (RFC 9728 §5.1, RFC 6750 §3)', () => {
  const route = { schemes, realm: 'api', scope: 'notes:read', resourceMetadata };
  expect(challengesFor('authentication_required', route)).toEqual([
    ...others,
    `Bearer realm="api", scope="notes:read", resource_metadata="${resourceMetadata}"`,
  ]);
  expect(challengesFor('token_expired', route).at(-1)).toBe(
    `Bearer realm="api", error="invalid_token", error_description="Access token expired", scope="notes:read", resource_metadata="${resourceMetadata}"`,
  );
});

test('a response other than a 401 names scopes only if a scope is missing', () => {
  const route = { schemes, realm: 'api', scope: 'notes:read', resourceMetadata };
  const metadata = `resource_metadata="${resourceMetadata}"`;
  expect(challengesFor('authorization_malformed', route).at(-1)).toBe(
    `Bearer realm="api", error="invalid_request", error_description="Malformed Authorization header", ${metadata}`,
  );
  const missing = challengesFor('insufficient_scope', { ...route, used: schemes[0] });
  expect(missing.at(-1)).toBe(`Bearer realm="api", ${metadata}`);
});

test('a malformed header is reported in the Bearer challenge, which has an error for it (RFC 6750 §3.1)', () => {
  const lines = challengesFor('authorization_malformed', { schemes, realm: 'api' });
  expect(lines).toEqual(expected('authorization_malformed'));
});

test('a caller that changes its result does not affect the next result', () => {
  const protection = { schemes, realm: 'api' };
  challengesFor('authentication_required', protection).pop();
  expect(challengesFor('authentication_required', protection)).toEqual(bare);
});

test('routes that differ in any way have different challenges', () => {
  const route = { schemes, realm: 'api', used: 'Bearer', scope: 'a', maxAge: 1 } as const;
  const codesWithMembers = ['insufficient_scope', 'step_up_required'] as const;
  const answers = codesWithMembers.flatMap((code) => [
    challengesFor(code, route),
    challengesFor(code, { ...route, realm: 'refresh' }),
    challengesFor(code, { ...route, used: schemes[0] }),
    challengesFor(code, { ...route, schemes: ['Bearer'] }),
    challengesFor(code, { ...route, resourceMetadata }),
  ]);
  answers.push(
    challengesFor('insufficient_scope', { ...route, scope: 'b' }),
    challengesFor('step_up_required', { ...route, maxAge: 2 }),
  );
  expect(new Set(answers.map((lines) => lines.join('\n'))).size).toBe(answers.length);
});
