import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain, format, MAX_LENGTH } from '../src/index.js';
import { bearer } from './samples/bearer.js';
import { forms, mistaken, requests, tokens } from './samples/forms.js';
import { frameworks } from './samples/frameworks.js';
import { grammar } from './samples/grammar.js';
import { products } from './samples/products.js';
import { NOW } from './samples/sample.js';
import { schemes } from './samples/schemes.js';

const texts = [
  bearer,
  schemes,
  grammar,
  forms,
  mistaken,
  requests,
  tokens,
  ...Object.values(products),
  ...Object.values(frameworks),
].flatMap((samples) => samples.map(({ text }) => text));

/** Pieces that the readers look for, in any order. */
const piece = fc.constantFrom(
  'HTTP/1.1 401 x\n',
  '> GET / HTTP/1.1\n',
  '< HTTP/2 401\n',
  'WWW-Authenticate: ',
  'Bearer ',
  'realm="',
  '"',
  "'",
  '\\',
  ',',
  '=',
  ';',
  ':',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '{',
  '}',
  '[',
  ']',
  '<',
  'Authorization: ',
  'curl ',
  '-u ',
  '-H ',
  '$ ',
  'eyJ',
  '.',
  'eyJhbGciOiJub25lIn0',
  'status code\n',
  '"exp":1e999',
  '{"error":',
  '<Code>',
  '<title>',
  '<pre>',
  '\u0000',
  '\u20AC',
  '\uD800',
  '__proto__',
);

test.each([
  ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
  ['pieces in any order', fc.array(piece, { maxLength: 40 }).map((all) => all.join(''))],
  ['JSON of any form', fc.json()],
  [
    'a sample that was cut',
    fc
      .tuple(fc.constantFrom(...texts), fc.nat(2000), fc.nat(2000))
      .map(([text, from, to]) => text.slice(from % text.length) + text.slice(0, to % text.length)),
  ],
])('%s is explained without throwing, and the explanation has a next step', (_name, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (text) => {
      expect(format(explain(text, { now: NOW }))).toContain('Next: ');
    }),
    { numRuns: 400 },
  );
});

test('no hostile claim makes explain throw', () => {
  const claims = [
    { exp: 1e300 },
    { exp: 'soon', aud: [{}, null, []] },
    { iat: -1e20, sub: { a: 1 } },
    [],
  ];
  for (const each of claims) {
    const part = Buffer.from(JSON.stringify(each)).toString('base64url');
    expect(explain(`eyJhbGciOiJSUzI1NiJ9.${part}.c2ln`, { now: NOW }).meaning.text).not.toBe('');
  }
});

test('a longer input is cut, and the explanation says so', () => {
  const text = `HTTP/1.1 401 Unauthorized\n\n${'x'.repeat(MAX_LENGTH)}`;
  expect(explain(text).readTo).toBe(MAX_LENGTH);
  expect(format(explain(text))).toContain('Only the first 65536 characters were read.');
  expect(explain('HTTP/1.1 401 Unauthorized').readTo).toBeUndefined();
  const late = `HTTP/1.1 401 Unauthorized\n${'a: b\n'.repeat(MAX_LENGTH / 5)}WWW-Authenticate: Basic`;
  expect(explain(late).challenges).toEqual([]);
});

test('an explanation is bounded, whatever the input repeats', () => {
  const units = ['WWW-Authenticate: Foo a=b\n', 'Foo a="b", ', 'Basic realm=a b, ', ',?', 'a=b '];
  for (const unit of units) {
    const text = `WWW-Authenticate: ${unit.repeat(MAX_LENGTH / unit.length)}`;
    expect(format(explain(text, { now: NOW })).length).toBeLessThan(16_000);
  }
});

/** Repeated, each is a long run of what some pattern looks for, without the end that the pattern needs. */
const runs = [
  'a',
  ' ',
  '\t',
  '"',
  "'",
  '\\',
  ',',
  '=',
  '{',
  '[',
  '<',
  '-',
  '.',
  '\n',
  '\r\n',
  '%',
  '\u001B[',
  'a="',
  `'a': '`,
  `"a": "`,
  '<a>',
  '<title>',
  'eyJ',
  'eyJ.',
  '//a@',
  '//a:',
  'token=',
  'token: ',
  'Basic ',
  'Basic a',
  'a=b,',
  'a b ',
  'not ',
  'token ',
  'no token',
  'HTTP/1.1 401\n',
  '> a: b\n',
  '< HTTP/2 401\n',
  'cookie: a=b;',
  'a:',
  'a: b\n',
  'ghp_',
  'error ',
  'HTTP ',
  '401 ',
  'ab1',
  "-u 'a",
];

test.each(runs)('64 KiB of %j are explained', (unit) => {
  for (const start of ['', 'WWW-Authenticate: ']) {
    const text = start + unit.repeat(MAX_LENGTH / unit.length);
    expect(explain(text, { now: NOW }).next.text).not.toBe('');
  }
});
