import { comparable } from './comparable.js';
// The lists are imported, so that the compiler copies them. Their source and licence: data/README.md.
import longPasswords from './data/long.json' with { type: 'json' };
import mostCommonPasswords from './data/most-common.json' with { type: 'json' };

const mostCommon: ReadonlySet<string> = new Set(mostCommonPasswords);
const long: ReadonlySet<string> = new Set(longPasswords);

/**
 * True for a common password: one known from breaches, or two of the most common ones joined. Only the whole password is
 * compared, not its parts (NIST SP 800-63B-4 §3.1.1.2).
 */
export function isCommon(password: string): boolean {
  const text = comparable(password);
  return long.has(text) || mostCommon.has(text) || isPairOfCommon(text);
}

/** The most common passwords are shorter than this API allows, but pairs such as `baseballsuperman` are long enough. */
function isPairOfCommon(text: string): boolean {
  for (let length = 1; length < text.length; length += 1) {
    if (mostCommon.has(text.slice(0, length)) && mostCommon.has(text.slice(length))) return true;
  }
  return false;
}
