import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChallenges, writeChallenge } from '../../src/index.js';
import { challenge } from './arbitraries.js';

/** Controls, ASCII, Latin-1 and characters that are not allowed in fields. */
const character = fc.nat({ max: 0x1ff }).map((point) => String.fromCodePoint(point));

test('a challenge that is written is read back the same (RFC 9110 §11.3)', () => {
  fc.assert(
    fc.property(challenge, (written) => {
      expect(parseChallenges(writeChallenge(written))).toEqual([written]);
    }),
  );
});

test('several lines are read like one line with commas (RFC 9110 §5.3)', () => {
  fc.assert(
    fc.property(fc.array(challenge, { maxLength: 4 }), (written) => {
      const lines = written.map((one) => writeChallenge(one));
      expect(parseChallenges(lines)).toEqual(written);
      expect(parseChallenges(lines.join(', '))).toEqual(written);
      expect(parseChallenges(lines.join(','))).toEqual(written);
    }),
  );
});

test('empty members of the list change nothing (RFC 9110 §5.6.1.2)', () => {
  const commas = fc.constantFrom(',', ' ,', ', ', ',,', ' , ,\t,');
  fc.assert(
    fc.property(fc.array(challenge, { maxLength: 4 }), commas, (written, comma) => {
      const lines = written.map((one) => writeChallenge(one));
      expect(parseChallenges(comma + lines.join(comma) + comma)).toEqual(written);
    }),
  );
});

test('the writer throws a TypeError or writes one valid challenge', () => {
  const anything = fc.anything({ maxDepth: 1, maxKeys: 3 });
  const names = fc.oneof(fc.constantFrom('realm', 'Realm', 'error', 'scope'), fc.string());
  const values = fc.oneof(fc.string({ unit: character }), anything);
  const almost = fc.record(
    {
      scheme: fc.oneof(fc.constantFrom('Bearer', 'bEARER', 'Basic'), fc.string(), anything),
      token68: values,
      params: fc.oneof(fc.dictionary(names, values, { maxKeys: 3 }), anything),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(almost, anything), (given) => {
      expect(isRefusedOrValid(given)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('the parser never throws, and returns names in lower case', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom('Bearer', 'Basic', ' ', ',', '=', '"', '\\', 'realm="x"', 'abc==', '\t'),
      fc.string({ unit: character, maxLength: 3 }),
    ),
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      for (const { scheme, params = {} } of parseChallenges(parts.join(''))) {
        expect(scheme).not.toBe('');
        for (const name of Object.keys(params)) expect(name).toBe(name.toLowerCase());
      }
    }),
    { numRuns: 300 },
  );
});

function isRefusedOrValid(given: unknown): boolean {
  let written: unknown;
  try {
    written = Reflect.apply(writeChallenge, undefined, [given]);
  } catch (error) {
    return error instanceof TypeError;
  }
  return (
    typeof written === 'string' &&
    /^[\t\x20-\x7E]+$/.test(written) &&
    parseChallenges(written).length === 1
  );
}
