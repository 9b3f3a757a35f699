import { here, token } from './grammar.js';
import type { ReadParameter } from './read.js';
import type { Scanner } from './scanner.js';

const NAME = here(String.raw`(${token})[ \t]*=[ \t]*`);
const STRING = here(String.raw`"((?:[^"\\]|\\[^])*)"`);
const WORD = here(String.raw`[^ \t,;"]*`);
const WORDS = here('[^,"]*');
const REST = here('[^]*');
const BLANK = here(String.raw`[ \t]*`);
const SEPARATOR = here(String.raw`[ \t;]*`);
const MEMBER_END = here(String.raw`[ \t]*(?:,|$)`);
const TOKEN_ONLY = new RegExp(`^${token}$`);

/**
 * Takes a parameter that breaks the grammar, and reports where.
 *
 * @returns undefined, and leaves the scanner in place, if no name with `=` comes next
 */
export function takeLenient(
  scanner: Scanner,
  report: (expected: string) => void,
): ReadParameter | undefined {
  const name = scanner.take(NAME)?.[1];
  if (name === undefined) return undefined;
  const parameter =
    scanner.next === '"'
      ? { name, value: takeString(scanner, report), quoted: true }
      : { name, value: takeWords(scanner, name, report), quoted: false };
  if (!scanner.see(MEMBER_END)) {
    scanner.take(BLANK);
    report('a comma');
    scanner.take(SEPARATOR);
  }
  return parameter;
}

function takeString(scanner: Scanner, report: (expected: string) => void): string {
  const string = scanner.see(STRING);
  if (string === undefined) {
    report('a quotation mark that closes this one');
    return scanner.take(REST)?.[0].slice(1) ?? '';
  }
  const value = string[1] ?? '';
  // RFC 9110 §5.6.4: neither controls nor characters beyond Latin-1.
  if (/[^\t\x20-\x7E\x80-\xFF]/.test(value)) report('only printable characters in this text');
  scanner.take(STRING);
  return value.replaceAll(/\\([^])/g, '$1');
}

function takeWords(scanner: Scanner, name: string, report: (expected: string) => void): string {
  const word = scanner.see(WORD)?.[0] ?? '';
  if (word === '') {
    report(`a value for ${name}`);
    return '';
  }
  if (!TOKEN_ONLY.test(word)) report(`quotation marks around the value of ${name}`);
  scanner.take(WORD);
  if (scanner.see(MEMBER_END) || scanner.next === ';' || scanner.next === '"') return word;
  scanner.take(BLANK);
  if (scanner.see(NAME)) return word;
  report(`quotation marks around the value of ${name}, because it has spaces`);
  return `${word} ${scanner.take(WORDS)?.[0] ?? ''}`.trim();
}
