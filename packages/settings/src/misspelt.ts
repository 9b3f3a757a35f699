import type { Fault } from './production.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The names in an environment that are none of ours and were probably meant to be. Everything else is left alone: an
 * environment holds the names of many programs.
 *
 * @param known the names of all settings, those of other processes too
 */
export function misspelt(env: Environment, known: readonly string[]): Fault[] {
  const names = new Set(known);
  // A setting that is set under its own name is not missed.
  const missing = known.filter((name) => !env[name]);
  return Object.keys(env).flatMap((name) => {
    if (names.has(name)) return [];
    const written = name.toUpperCase();
    const [meant] = missing
      .filter((setting) => isNear(written, setting))
      .toSorted((one, other) => distance(written, one) - distance(written, other));
    if (meant === undefined) return [];
    return [{ name, must: `not be set: there is no such setting. Is ${meant} meant?` }];
  });
}

function isNear(written: string, setting: string): boolean {
  return distance(written, setting) <= allowed(written, setting);
}

/** Largest distance of a misspelling. Short names one letter apart may both be right: API_PORT and APP_PORT. */
function allowed(written: string, setting: string): number {
  if (setting.length >= 14) return 2;
  if (setting.length >= 11) return 1;
  return lettersOf(written) === lettersOf(setting) ? 1 : 0;
}

const lettersOf = (name: string) => name.split('').toSorted().join('');

/** Insertions, deletions, substitutions and transpositions of neighbours between two texts (optimal string alignment). */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = at(last, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwap = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwap ? at(before, j - 2) + 1 : Infinity;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced, swapped));
    }
    before = last;
    last = row;
  }
  return at(last, to.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Infinity;
