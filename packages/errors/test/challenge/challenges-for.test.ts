import { expect, test } from 'vitest';
import { catalogue, challengesFor, codes, SCHEMES as schemes, type Code } from '../../src/index.js';

const basic = 'Basic realm="api", charset="UTF-8"';
const apiKey = 'ApiKey realm="api"';
const bare = [basic, apiKey, 'Bearer realm="api"'];

function bearer(error: string, code: Code, more = ''): string[] {
  const description = catalogue[code].title;
  return [
    basic,
    apiKey,
    `Bearer realm="api", error="${error}", error_description="${description}"${more}`,
  ];
}

/** What a route that accepts all schemes answers to a request that used Bearer. */
const expected: Record<Code, readonly string[]> = {
  authentication_required: bare,
  invalid_credentials: bare,
  token_malformed: bearer('invalid_token', 'token_malformed'),
  token_invalid: bearer('invalid_token', 'token_invalid'),
  token_expired: bearer('invalid_token', 'token_expired'),
  token_stale: bearer('invalid_token', 'token_stale'),
  session_expired: bearer('invalid_token', 'session_expired'),
  session_revoked: bearer('invalid_token', 'session_revoked'),
  refresh_token_invalid: bearer('invalid_token', 'refresh_token_invalid'),
  refresh_token_reused: bearer('invalid_token', 'refresh_token_reused'),
  api_key_invalid: bare,
  api_key_expired: bare,
  step_up_required: bearer(
    'insufficient_user_authentication',
    'step_up_required',
    ', max_age="300"',
  ),
  authorization_malformed: bearer('invalid_request', 'authorization_malformed'),
  multiple_credentials: bearer('invalid_request', 'multiple_credentials'),
  malformed_json: [],
  bad_request: [],
  insufficient_scope: bearer(
    'insufficient_scope',
    'insufficient_scope',
    ', scope="notes:read notes:write"',
  ),
  insufficient_role: [],
  csrf_rejected: [],
  not_found: [],
  method_not_allowed: [],
  request_timeout: [],
  conflict: [],
  link_invalid: [],
  content_too_large: [],
  uri_too_long: [],
  unsupported_media_type: [],
  expectation_failed: [],
  validation_failed: [],
  password_incorrect: [],
  rate_limited: [],
  header_fields_too_large: [],
  internal_error: [],
  bad_gateway: [],
  gateway_timeout: [],
  service_unavailable: [],
};

test.each(codes)('%s: one field line per scheme of the route (RFC 9110 §11.6.1)', (code) => {
  const lines = challengesFor(code, {
    schemes,
    realm: 'api',
    used: 'Bearer',
    scope: 'notes:read notes:write',
    maxAge: 300,
  });
  expect(lines).toEqual(expected[code]);
});

test('challenges go out in one order, however the route lists its schemes (RFC 9110 §11.3)', () => {
  const backwards = { schemes: schemes.toReversed(), realm: 'api' };
  expect(challengesFor('authentication_required', backwards)).toEqual(bare);
  const two = challengesFor('api_key_invalid', { schemes: ['Bearer', 'ApiKey'], realm: 'api' });
  expect(two).toEqual([apiKey, 'Bearer realm="api"']);
});

test('no error is told where no credentials were sent (RFC 6750 §3.1)', () => {
  const lines = challengesFor('authentication_required', { schemes, realm: 'api' });
  expect(lines.join()).not.toContain('error');
});

test('every 401 carries a challenge, whichever scheme the route accepts (RFC 9110 §15.5.2)', () => {
  const unauthorized = codes.filter((code) => catalogue[code].status === 401);
  for (const code of unauthorized) {
    for (const scheme of schemes) {
      expect(challengesFor(code, { schemes: [scheme], realm: 'api', used: scheme })).toHaveLength(
        1,
      );
    }
  }
});

test('a scheme that the route does not accept is never offered (RFC 9110 §15.5.2)', () => {
  expect(
    challengesFor('api_key_invalid', { schemes: ['ApiKey'], realm: 'api', used: 'ApiKey' }),
  ).toEqual(['ApiKey realm="api"']);
  expect(challengesFor('invalid_credentials', { schemes: ['Basic'], realm: 'api' })).toEqual([
    basic,
  ]);
});

test('the scheme that was used carries the error, and no other does', () => {
  expect(
    challengesFor('insufficient_scope', {
      schemes,
      realm: 'api',
      used: 'ApiKey',
      scope: 'notes:write',
    }),
  ).toEqual([
    basic,
    'ApiKey realm="api", error="insufficient_scope", error_description="Permission missing", scope="notes:write"',
    'Bearer realm="api"',
  ]);
});

test('Basic has no error, whatever the code (RFC 7617 §2)', () => {
  for (const code of codes) {
    const lines = challengesFor(code, {
      schemes: ['Basic'],
      realm: 'api',
      used: 'Basic',
      maxAge: 1,
    });
    expect(lines.filter((line) => line !== basic)).toEqual([]);
  }
});

test('refresh is a protection space of its own (RFC 9110 §11.5)', () => {
  expect(challengesFor('refresh_token_invalid', { schemes: ['Bearer'], realm: 'refresh' })).toEqual(
    [
      'Bearer realm="refresh", error="invalid_token", error_description="Refresh token not accepted"',
    ],
  );
});

test('a broken header is told in Bearer, the scheme that has a word for it (RFC 6750 §3.1)', () => {
  const lines = challengesFor('authorization_malformed', { schemes, realm: 'api', used: 'Basic' });
  expect(lines).toEqual(expected.authorization_malformed);
  expect(
    challengesFor('authorization_malformed', { schemes: ['Basic'], realm: 'api', used: 'Basic' }),
  ).toEqual([]);
});

test('the answer belongs to the caller: what they do with it is not in the next one', () => {
  const protection = { schemes, realm: 'api' };
  challengesFor('authentication_required', protection).pop();
  expect(challengesFor('authentication_required', protection)).toEqual(bare);
});

test('two routes that differ in one thing have challenges of their own', () => {
  const route = { schemes, realm: 'api', used: 'Bearer', scope: 'a', maxAge: 1 } as const;
  const codesWithMembers = ['insufficient_scope', 'step_up_required'] as const;
  const answers = codesWithMembers.flatMap((code) => [
    challengesFor(code, route),
    challengesFor(code, { ...route, realm: 'refresh' }),
    challengesFor(code, { ...route, used: 'ApiKey' }),
    challengesFor(code, { ...route, schemes: ['Bearer'] }),
  ]);
  answers.push(
    challengesFor('insufficient_scope', { ...route, scope: 'b' }),
    challengesFor('step_up_required', { ...route, maxAge: 2 }),
  );
  expect(new Set(answers.map((lines) => lines.join('\n'))).size).toBe(answers.length);
});
