import { comparable } from './comparable.js';
// As modules, so that the compiler puts them beside its output. Source and licence: data/README.md.
import longPasswords from './data/long.json' with { type: 'json' };
import mostCommonPasswords from './data/most-common.json' with { type: 'json' };

const mostCommon: ReadonlySet<string> = new Set(mostCommonPasswords);
const long: ReadonlySet<string> = new Set(longPasswords);

/**
 * Whether many people use this password: it is known from breaches, or nothing but one or two of the most common
 * passwords. Compared as a whole: what it contains does not matter (NIST SP 800-63B-4 §3.1.1.2).
 */
export function isCommon(password: string): boolean {
  const text = comparable(password);
  return long.has(text) || mostCommon.has(text) || isPairOfCommon(text);
}

/** What is short enough to be among the most common is too short here, but `baseballsuperman` is not. */
function isPairOfCommon(text: string): boolean {
  for (let length = 1; length < text.length; length += 1) {
    if (mostCommon.has(text.slice(0, length)) && mostCommon.has(text.slice(length))) return true;
  }
  return false;
}
