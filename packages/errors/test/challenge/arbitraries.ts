import * as fc from 'fast-check';
import type { Challenge } from '../../src/index.js';

const token = fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/);
const quotable = fc.stringMatching(/^[\t\x20-\x7E]{0,12}$/);
const unescaped = fc.stringMatching(/^[\x20-\x21\x23-\x5B\x5D-\x7E]{1,12}$/);
const unescapedWord = fc.stringMatching(/^[\x21\x23-\x5B\x5D-\x7E]{1,12}$/);
const scheme = token.filter((any) => any.toLowerCase() !== 'bearer');

const bearer: fc.Arbitrary<Challenge> = fc
  .record(
    {
      realm: quotable,
      error: unescaped,
      error_description: unescaped,
      error_uri: unescapedWord,
      scope: fc.array(unescapedWord, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
    },
    { requiredKeys: ['realm'] },
  )
  .map((params) => ({ scheme: 'Bearer', params }));

const params = fc.dictionary(
  token.map((name) => name.toLowerCase()),
  quotable,
  { minKeys: 1, maxKeys: 4, noNullPrototype: true },
);

/** All forms of valid challenges. */
export const challenge: fc.Arbitrary<Challenge> = fc.oneof(
  bearer,
  fc.record({ scheme, params }),
  fc.record({ scheme, token68: fc.stringMatching(/^[0-9A-Za-z\-._~+/]{1,12}={0,2}$/) }),
  fc.record({ scheme }),
);
