import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'));

/** A regular expression as Prettier formats it: after an operator, a bracket or a comma, or first on its line. */
const LITERAL =
  /(?<=[(,=>:[!&|?] |[([!]|^ *|return )\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/gm;

/** Returns every regular expression of a source file, as it is written. */
export function patternsOf(name: string): string[] {
  return readFileSync(join(root, 'src', name), 'utf8').match(LITERAL) ?? [];
}

/** Simplifies a pattern: each class and escape becomes `x`, and each group a plain one. */
function skeleton(pattern: string): string {
  return pattern
    .slice(1, pattern.lastIndexOf('/'))
    .replaceAll(/\\./g, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
    .replaceAll(/\(\?(?::|=|!|<=|<!)/g, '(');
}

/** A quantifier without an upper bound. */
const UNBOUNDED = /[*+]|\{\d+,\}/;
/** A quantifier with which the length varies. An optional character does no harm. */
const VARIABLE = /[*+]|\{\d+,\d*\}/;

/** Finds a repetition inside of a repetition, which can take exponential time. */
export function nests(pattern: string): boolean {
  let text = skeleton(pattern);
  for (;;) {
    const group = /\(([^()]*)\)([*+]|\{\d+,\d*\})?/.exec(text);
    if (group === null) return false;
    const [whole, content = '', quantifier = ''] = group;
    // A group of one length counts as a single character.
    const isPlain = !VARIABLE.test(content);
    if (UNBOUNDED.test(quantifier) && !isPlain) return true;
    text = text.replace(whole, isPlain ? 'x' : 'x+');
  }
}

/**
 * Finds a search that can start anywhere and run to the end from there, which takes quadratic time: an unbounded
 * repetition with something after it, in a pattern that neither `^` nor the flag y ties to a position.
 */
export function searches(pattern: string): boolean {
  const flags = pattern.slice(pattern.lastIndexOf('/') + 1);
  if (flags.includes('y') || /^\/\^|^\/\(\?:\^/.test(pattern)) return false;
  return skeleton(pattern)
    .split('|')
    .some((alternative) => /(?:[*+]|\{\d+,\})\??[^)]/.test(alternative));
}
