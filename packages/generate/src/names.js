// @ts-check
import { compileFunction } from 'node:vm';

/** The sample's name in any spelling of an identifier or a sentence, after an article if there is one. */
const NAME = /(\b[Aa]n? )?(?:(?<![A-Za-z])(note)|(?<![A-Z])(Note)|(NOTE))(s?|S?)(?![a-z])/g;

/** Names that the sample's code already uses for something else, and `await`, which is no name in a module. */
const TAKEN = new Set(['await', 'id', 'limit', 'name', 'page', 'scope', 'text', 'title', 'user']);

/** Checks that a word cannot be the name of a variable in a copy of the sample. */
export function isReserved(/** @type {string} */ word) {
  try {
    // Parses the declaration, and does not run it.
    compileFunction(`'use strict'; let ${word};`);
    return TAKEN.has(word);
  } catch {
    return true;
  }
}

export const capital = (/** @type {string} */ word) => word.charAt(0).toUpperCase() + word.slice(1);

/** Returns the regular plural of an English word in lower case. */
export function pluralOf(/** @type {string} */ word) {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/**
 * Returns a function that replaces the sample's name in a text.
 *
 * @param {string} singular
 * @param {string} plural
 * @returns {(text: string) => string}
 */
export function renamer(singular, plural) {
  const article = /^[aeiou]/.test(singular) ? 'an ' : 'a ';
  const before = (/** @type {string} */ found) =>
    found.startsWith('A') ? capital(article) : article;
  return (text) =>
    text.replaceAll(NAME, (_, found, small, large, _capitals, s) => {
      const word = s === '' ? singular : plural;
      const cased = small ? word : large ? capital(word) : word.toUpperCase();
      return (found === undefined ? '' : before(found)) + cased;
    });
}
