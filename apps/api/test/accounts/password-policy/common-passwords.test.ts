import { expect, test } from 'vitest';
import { comparable } from '../../../src/accounts/password-policy/comparable.js';
import long from '../../../src/accounts/password-policy/data/long.json' with { type: 'json' };
import mostCommon from '../../../src/accounts/password-policy/data/most-common.json' with { type: 'json' };

test.each([
  ['most-common', mostCommon],
  ['long', long],
])(
  'the list of %s passwords is in the form in which passwords are looked up',
  (_name, passwords) => {
    // NIST SP 800-63B-4 §3.1.1.2 leaves the size of the list open; OWASP ASVS 6.2.4 asks for the top 3000.
    expect(passwords.length).toBeGreaterThan(9000);
    expect(passwords).toEqual(passwords.map(comparable));
    expect(new Set(passwords).size).toBe(passwords.length);
  },
);
