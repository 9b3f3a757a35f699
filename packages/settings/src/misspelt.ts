import type { Fault } from './production.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds variables of an environment that are probably misspelt names of settings. All other unknown variables are ignored,
 * since an environment has variables of many programs.
 *
 * @param known the names of all settings, including those of other processes
 */
export function misspelt(env: Environment, known: readonly string[]): Fault[] {
  const names = new Set(known);
  // A setting that has a value was not misspelt.
  const missing = known.filter((name) => !env[name]);
  return Object.keys(env).flatMap((name) => {
    if (names.has(name)) return [];
    const written = name.toUpperCase();
    const [meant] = missing
      .filter((setting) => isNear(written, setting))
      .toSorted((one, other) => distance(written, one) - distance(written, other));
    if (meant === undefined) return [];
    return [{ name, must: `not be set: there is no such setting. Did you mean ${meant}?` }];
  });
}

function isNear(written: string, setting: string): boolean {
  return distance(written, setting) <= allowed(written, setting);
}

/**
 * Returns the maximum distance that counts as a misspelling. For short names only two swapped letters count, because
 * names that differ in one letter, such as API_PORT and APP_PORT, may both be right.
 */
function allowed(written: string, setting: string): number {
  if (setting.length >= 14) return 2;
  if (setting.length >= 11) return 1;
  return lettersOf(written) === lettersOf(setting) ? 1 : 0;
}

const lettersOf = (name: string) => name.split('').toSorted().join('');

/** Counts insertions, deletions, substitutions and transpositions between two texts (optimal string alignment). */
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
