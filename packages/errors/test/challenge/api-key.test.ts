import { expect, test } from 'vitest';
import { challengesFor, SCHEMES as schemes } from '../../src/index.js';

test('our own scheme is between those that clients know (RFC 9110 §11.3)', () => {
  const bare = challengesFor('authentication_required', { schemes, realm: 'api' });
  const place = bare.indexOf('ApiKey realm="api"');
  expect(place).toBeGreaterThan(bare.findIndex((challenge) => challenge.startsWith('Basic ')));
  expect(bare.indexOf('Bearer realm="api"')).toBeGreaterThan(place);
  expect(bare.at(-1)).toBe('Bearer realm="api"');
});

test('a route that accepts only API keys has only the ApiKey challenge', () => {
  expect(
    challengesFor('api_key_invalid', { schemes: ['ApiKey'], realm: 'api', used: 'ApiKey' }),
  ).toEqual(['ApiKey realm="api"']);
});

test('only the scheme that was used carries the error', () => {
  expect(
    challengesFor('insufficient_scope', {
      schemes: ['ApiKey', 'Bearer'],
      realm: 'api',
      used: 'ApiKey',
      scope: 'notes:write',
    }),
  ).toEqual([
    'ApiKey realm="api", error="insufficient_scope", error_description="Permission missing", scope="notes:write"',
    'Bearer realm="api"',
  ]);
});
