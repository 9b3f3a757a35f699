import { expect, test } from 'vitest';
import { writeChallenge } from '../../src/index.js';

test('all values are quoted, as realm must be (RFC 9110 §11.5)', () => {
  expect(
    writeChallenge({ scheme: 'Bearer', params: { realm: 'api', error: 'invalid_token' } }),
  ).toBe('Bearer realm="api", error="invalid_token"');
});

test('quotes and backslashes are escaped (RFC 9110 §5.6.4)', () => {
  expect(writeChallenge({ scheme: 'Basic', params: { realm: String.raw`a "b" \c` } })).toBe(
    String.raw`Basic realm="a \"b\" \\c"`,
  );
});

test('a challenge may be a scheme alone, or carry token68 (RFC 9110 §11.3)', () => {
  expect(writeChallenge({ scheme: 'Negotiate' })).toBe('Negotiate');
  expect(writeChallenge({ scheme: 'Negotiate', token68: 'oYGeMIGb==' })).toBe(
    'Negotiate oYGeMIGb==',
  );
});

test.each(['Bearer', 'bearer'])('%s alone is not a challenge (RFC 6750 §3)', (scheme) => {
  expect(() => writeChallenge({ scheme })).toThrow(TypeError);
  expect(() => writeChallenge({ scheme, params: {} })).toThrow(TypeError);
  expect(() => writeChallenge({ scheme, token68: 'abc' })).toThrow(TypeError);
});

test.each(['', 'Two words', 'Basic,', 'Bäsic', 'Basic\r\nX-Injected: 1'])(
  'the scheme %j is not a token (RFC 9110 §11.1)',
  (scheme) => {
    expect(() => writeChallenge({ scheme, params: { realm: 'x' } })).toThrow(TypeError);
  },
);

test.each(['', 'a b', 'a=b', 'ä', 'a"'])('the name %j is not a token (RFC 9110 §11.2)', (name) => {
  expect(() => writeChallenge({ scheme: 'Basic', params: { [name]: 'x' } })).toThrow(TypeError);
});

test('a name occurs once, in any case (RFC 9110 §11.2)', () => {
  const params = { realm: 'a', Realm: 'b' };
  expect(() => writeChallenge({ scheme: 'Basic', params })).toThrow(TypeError);
});

test.each(['a\r\nb', 'a\nb', 'a\0b', 'a\u007Fb', 'ä', '\u2028', '😀'])(
  'the value %j never reaches the field',
  (realm) => {
    expect(() => writeChallenge({ scheme: 'Basic', params: { realm } })).toThrow(TypeError);
  },
);

test.each(['a b', 'a=b', '===', '', 'ä', 'a,b'])(
  '%j is not token68 (RFC 9110 §11.2)',
  (token68) => {
    expect(() => writeChallenge({ scheme: 'Negotiate', token68 })).toThrow(TypeError);
  },
);

test('a challenge has token68 or parameters, not both (RFC 9110 §11.3)', () => {
  const both = { scheme: 'Negotiate', token68: 'abc', params: { realm: 'x' } };
  expect(() => writeChallenge(both)).toThrow(TypeError);
});

test.each([
  ['error', 'a"b'],
  ['error', String.raw`a\b`],
  ['error', ''],
  ['error_description', 'a\tb'],
  ['error_description', '"'],
  ['error_uri', 'https://example.com/a b'],
  ['resource_metadata', 'https://example.com/a b'],
  ['scope', ' a'],
  ['scope', 'a  b'],
  ['scope', 'a"b'],
  ['scope', ''],
  ['Scope', 'a"b'],
])('a Bearer challenge cannot have %s %j (RFC 6750 §3)', (name, value) => {
  const params = { realm: 'api', [name]: value };
  expect(() => writeChallenge({ scheme: 'Bearer', params })).toThrow(TypeError);
  // Only Bearer is so strict; a quoted-string of another scheme may have these characters.
  expect(() => writeChallenge({ scheme: 'Other', params })).not.toThrow();
});

test('the message does not repeat the refused value, which may come from a request', () => {
  const params = { realm: 'secret\r\n' };
  expect(() => writeChallenge({ scheme: 'Basic', params })).toThrow(
    new TypeError('The value of a parameter breaks its grammar'),
  );
});
