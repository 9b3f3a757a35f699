import { expect, test } from 'vitest';
import { challengesFor, codes, SCHEMES as schemes } from '../../src/index.js';

const basic = 'Basic realm="api", charset="UTF-8"';

test('Basic never has an error (RFC 7617 §2)', () => {
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

test('Basic is the first scheme, so that wget and urllib take it (RFC 9110 §11.3)', () => {
  const protection = { schemes: schemes.toReversed(), realm: 'api' };
  expect(challengesFor('authentication_required', protection)[0]).toBe(basic);
});

test('a scheme that the route does not accept has no challenge (RFC 9110 §15.5.2)', () => {
  expect(challengesFor('invalid_credentials', { schemes: ['Basic'], realm: 'api' })).toEqual([
    basic,
  ]);
});

test('a route without Bearer has no challenge for a malformed Authorization header', () => {
  expect(
    challengesFor('authorization_malformed', { schemes: ['Basic'], realm: 'api', used: 'Basic' }),
  ).toEqual([]);
  const lines = challengesFor('authorization_malformed', { schemes, realm: 'api', used: 'Basic' });
  expect(lines.at(-1)).toMatch(/^Bearer .*error="invalid_request"/);
});
