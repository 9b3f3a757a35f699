import { expect, test } from 'vitest';
import { findChallenge, parseChallenges } from '../../src/index.js';

test('the example of RFC 9110 §11.6.1 is two challenges in one line', () => {
  const field = 'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""';
  expect(parseChallenges(field)).toEqual([
    { scheme: 'Basic', params: { realm: 'simple' } },
    { scheme: 'Newauth', params: { realm: 'apps', type: '1', title: 'Login to "apps"' } },
  ]);
});

test.each([
  ['a scheme alone', 'Negotiate', [{ scheme: 'Negotiate' }]],
  ['a scheme and spaces', 'Negotiate  ', [{ scheme: 'Negotiate' }]],
  ['token68', 'Negotiate abc/+==', [{ scheme: 'Negotiate', token68: 'abc/+==' }]],
  [
    'token68 that looks like a name',
    'Negotiate realm',
    [{ scheme: 'Negotiate', token68: 'realm' }],
  ],
  [
    'token68 that looks like the start of a parameter',
    'Negotiate a=',
    [{ scheme: 'Negotiate', token68: 'a=' }],
  ],
  ['an unquoted value', 'Digest qop=auth', [{ scheme: 'Digest', params: { qop: 'auth' } }]],
  ['an empty value', 'Basic realm=""', [{ scheme: 'Basic', params: { realm: '' } }]],
  ['BWS', 'Basic realm\t = "x"', [{ scheme: 'Basic', params: { realm: 'x' } }]],
  ['several spaces', 'Basic   realm="x"', [{ scheme: 'Basic', params: { realm: 'x' } }]],
  [
    'quoted pairs',
    String.raw`Basic realm="\a\\\""`,
    [{ scheme: 'Basic', params: { realm: 'a\\"' } }],
  ],
  [
    'commas and = in quotes',
    'Basic realm="a, b=c"',
    [{ scheme: 'Basic', params: { realm: 'a, b=c' } }],
  ],
  ['obs-text', 'Basic realm="\u00E4"', [{ scheme: 'Basic', params: { realm: '\u00E4' } }]],
  ['a name in capitals', 'Basic REALM="x"', [{ scheme: 'Basic', params: { realm: 'x' } }]],
  ['an empty first member', 'Basic , realm="x"', [{ scheme: 'Basic', params: { realm: 'x' } }]],
  [
    'a scheme alone, then another challenge',
    'Negotiate, Basic realm="x"',
    [{ scheme: 'Negotiate' }, { scheme: 'Basic', params: { realm: 'x' } }],
  ],
  [
    'token68, then another challenge',
    'NTLM abc=,Basic realm="x"',
    [
      { scheme: 'NTLM', token68: 'abc=' },
      { scheme: 'Basic', params: { realm: 'x' } },
    ],
  ],
  [
    'odd commas',
    ', ,Basic realm="x",, ,\tNegotiate , ,',
    [{ scheme: 'Basic', params: { realm: 'x' } }, { scheme: 'Negotiate' }],
  ],
  [
    'the same scheme twice',
    'Basic realm="a", Basic realm="b"',
    [
      { scheme: 'Basic', params: { realm: 'a' } },
      { scheme: 'Basic', params: { realm: 'b' } },
    ],
  ],
])('%s is read (RFC 9110 §11.3)', (_name, field, challenges) => {
  expect(parseChallenges(field)).toEqual(challenges);
});

test.each([
  ['a name twice', 'Basic realm="a", realm="b"'],
  ['a name twice, in another case', 'Basic realm="a", Realm="b"'],
  ['no comma between parameters', 'Basic realm="a" charset="UTF-8"'],
  ['no comma between challenges', 'Negotiate abc Basic'],
  ['a parameter after token68', 'Negotiate abc, realm="x"'],
  ['a parameter without a scheme', 'realm="x"'],
  ['a comma between a scheme and its parameter', 'Basic, realm="x"'],
  ['a tab after the scheme', 'Basic\trealm="x"'],
  ['a name without a value', 'Basic realm="x", charset='],
  ['a quote that does not end', 'Basic realm="x'],
  ['a quote that ends too early', 'Basic realm="x"y'],
  ['a slash without quotes', 'Basic realm=a/b'],
  ['a control character', 'Basic realm="a\u0001b"'],
  ['a line break', 'Basic realm="a\r\nb"'],
  ['a character beyond Latin-1', 'Basic realm="\u20AC"'],
  ['a scheme that is not a token', '"Basic" realm="x"'],
])('a field with %s is invalid, so no challenge is read from it', (_name, field) => {
  expect(parseChallenges(field)).toEqual([]);
  expect(parseChallenges(['Negotiate', field])).toEqual([]);
});

test.each([undefined, null, '', ' ', ',', [], ['', '']])('%j has no challenges', (field) => {
  expect(parseChallenges(field)).toEqual([]);
});

test('a parameter may have the name of a property that every object has', () => {
  const [challenge] = parseChallenges('X __proto__="a", constructor="b"');
  expect(Object.entries(challenge?.params ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
});

test('schemes are case-insensitive, and returned as they were sent (RFC 9110 §11.1)', () => {
  const challenges = parseChallenges('bEARER realm="a", Basic realm="b"');
  expect(findChallenge(challenges, 'Bearer')?.scheme).toBe('bEARER');
  expect(findChallenge(challenges, 'BASIC')?.params).toEqual({ realm: 'b' });
  expect(findChallenge(challenges, 'Digest')).toBeUndefined();
});

test.each([
  ['commas', ','.repeat(200_000)],
  ['spaces', `Basic a${' '.repeat(200_000)}b`],
  ['a token', `Basic ${'a'.repeat(200_000)}"`],
  ['padding', `Basic a${'='.repeat(200_000)}"`],
  ['backslashes', `Basic a="${'\\'.repeat(200_001)}"`],
  ['parameters', `Basic ${'a="b" , '.repeat(20_000)}`],
  ['schemes', 'Basic, '.repeat(30_000)],
])('a very long field of %s is read in one go', (_name, field) => {
  const start = performance.now();
  parseChallenges(field);
  // Reading once takes a few ms; starting again at each character would take minutes.
  expect(performance.now() - start).toBeLessThan(2000);
});
