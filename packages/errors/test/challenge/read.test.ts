import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChallenges, readChallenges, writeChallenge } from '../../src/index.js';
import { challenge } from './arbitraries.js';

test.each([
  ['a tab after the scheme', 'Basic\trealm="x"', 5, 'a space or a comma after the scheme'],
  ['a colon after the scheme', 'Bearer: realm="x"', 6, 'a space or a comma after the scheme'],
  ['no scheme', 'realm="x"', 0, 'a scheme, such as Basic or Bearer'],
  ['a comma after the scheme', 'Basic, realm="x"', 7, 'a scheme, such as Basic or Bearer'],
  ['no comma', 'Basic realm="x" charset="UTF-8"', 16, 'a comma'],
  ['a semicolon', 'Basic realm="x"; charset="UTF-8"', 15, 'a comma'],
  ['no value', 'Basic realm="x", charset=', 25, 'a value for charset'],
  ['no closing quote', 'Basic realm="x', 12, 'a quotation mark that closes this one'],
  ['text after a quote', 'Basic realm="x"y', 15, 'a comma'],
  ['a slash without quotes', 'Basic realm=a/b', 12, 'quotation marks around the value of realm'],
  [
    'spaces without quotes',
    'Bearer error_description=the token expired',
    29,
    'quotation marks around the value of error_description, because it has spaces',
  ],
  ['a name twice', 'Basic realm="a", Realm="b"', 17, 'another name, because realm occurs twice'],
  ['words', 'Bearer no token here', 7, 'a parameter, such as realm="…"'],
  ['a control', 'Basic realm="a\u0001b"', 12, 'only printable characters in this text'],
])('%s is found at its position (RFC 9110 §11.3)', (_name, field, at, expected) => {
  const { faults } = readChallenges(field);
  expect(faults).toEqual([{ at, found: field.charAt(at), expected }]);
});

test.each([
  ['Basic realm="x" charset="UTF-8"', { realm: 'x', charset: 'UTF-8' }],
  ['Basic realm="x"; charset="UTF-8"', { realm: 'x', charset: 'UTF-8' }],
  [
    'Bearer error_description=the token expired, error=invalid_token',
    { error_description: 'the token expired', error: 'invalid_token' },
  ],
  ['Basic realm="unclosed', { realm: 'unclosed' }],
  ['Basic realm="a", realm="b"', { realm: 'a' }],
  ['Bearer\trealm="x"', { realm: 'x' }],
])('the parts of %s that can be understood are read', (field, params) => {
  expect(readChallenges(field).challenges).toMatchObject([{ params }]);
});

test('after a fault, reading goes on at the next comma that is not in quotes', () => {
  const { challenges, faults } = readChallenges('?"a, b", Negotiate, Basic realm="x"');
  expect(challenges.map(({ scheme, at }) => [scheme, at])).toEqual([
    ['Negotiate', 9],
    ['Basic', 20],
  ]);
  expect(faults).toHaveLength(1);
});

test('parameters keep their case, order and quotes', () => {
  const { challenges } = readChallenges('Digest Realm="x", algorithm=MD5');
  expect(challenges[0]?.parameters).toEqual([
    { name: 'Realm', value: 'x', quoted: true },
    { name: 'algorithm', value: 'MD5', quoted: false },
  ]);
});

test('what our writer writes has no fault', () => {
  fc.assert(
    fc.property(fc.array(challenge, { minLength: 1, maxLength: 3 }), (written) => {
      const field = written.map((one) => writeChallenge(one)).join(', ');
      const { challenges, faults } = readChallenges(field);
      expect(faults).toEqual([]);
      expect(challenges).toMatchObject(parseChallenges(field));
    }),
  );
});

test('every text is read to its end, and no fault lies outside of it', () => {
  const unit = fc.constantFrom('a', '=', ',', ' ', '"', '\\', '\t', ';', '\u0000', '€', 'Basic ');
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
      const field = units.join('');
      for (const { at, found } of readChallenges(field).faults) {
        expect(found).toBe(field.charAt(at));
        expect(at).toBeLessThanOrEqual(field.length);
      }
    }),
  );
});
