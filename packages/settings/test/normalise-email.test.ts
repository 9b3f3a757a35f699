import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseEmail } from '../src/index.js';

test.each([
  ['Uma@Example.COM', 'uma@example.com'],
  ['x@bücher.example', 'x@xn--bcher-kva.example'],
  ['x@BÜCHER.example', 'x@xn--bcher-kva.example'],
  ['x@bu\u0308cher.example', 'x@xn--bcher-kva.example'],
  ['x@XN--BCHER-KVA.example', 'x@xn--bcher-kva.example'],
  ['x@ｒed.example', 'x@red.example'],
  ['x@red。example', 'x@red.example'],
  ['x@re\u200bd.example', 'x@red.example'],
  ['x@straße.example', 'x@xn--strae-oqa.example'],
  ['ｕｍａ@example.com', 'uma@example.com'],
  ['ｶﾞ@example.com', 'ガ@example.com'],
  ['Rene\u0301@example.com', 'ren\u00e9@example.com'],
  ['\u212aarl@example.com', 'karl@example.com'],
])('%s is %s', (written, one) => {
  expect(normaliseEmail(written)).toBe(one);
  expect(normaliseEmail(one)).toBe(one);
});

test('addresses of different mailboxes stay different', () => {
  expect(normaliseEmail('x@strasse.example')).not.toBe(normaliseEmail('x@straße.example'));
  expect(normaliseEmail('u.ma@example.com')).not.toBe(normaliseEmail('uma@example.com'));
  expect(normaliseEmail('uma+1@example.com')).not.toBe(normaliseEmail('uma@example.com'));
});

test.each(['/x', '?x', '#x', '\\x', '%2e', '\tx', '\nx', ':80', '／x', '％41'])(
  'a domain followed by %j is not that domain',
  (more) => {
    expect(normaliseEmail(`x@red.example${more}`)).not.toMatch(/^x@red\.example$/);
    expect(normaliseEmail(`x@r${more}ed.example`)).not.toBe('x@red.example');
  },
);

test('an invalid domain, and text that is not an address, are only put into lower case', () => {
  expect(normaliseEmail('X@XN--A.example')).toBe('x@xn--a.example');
  expect(normaliseEmail('Uma')).toBe('uma');
  expect(normaliseEmail('')).toBe('');
  expect(normaliseEmail('@')).toBe('@');
});

test('normalising again changes nothing, case and Unicode form of the domain do not matter, and no text throws', () => {
  const label = fc.stringMatching(/^[a-zäøßçж한界]{1,8}$/u);
  const local = fc.stringMatching(/^[a-zA-Zｒéßžиж한界]{1,8}$/u);
  fc.assert(
    fc.property(local, label, (name, host) => {
      const one = normaliseEmail(`${name}@${host}.example`);
      expect(normaliseEmail(one)).toBe(one);
      expect(one).toMatch(/@[a-z\d-]+\.example$/);
      expect(normaliseEmail(`${name}@${host}.EXAMPLE`.normalize('NFD'))).toBe(one);
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void normaliseEmail(text)));
});
