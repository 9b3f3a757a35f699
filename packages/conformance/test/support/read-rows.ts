import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A requirement of a standard. */
export interface Row {
  /** Such as `RFC 9110 §11.1`. A clause with several requirements has a row for each. */
  readonly clause: string;
  /** The requirement in a few words. */
  readonly requires: string;
  /** Text that the titles of this row's tests contain, in any case, if tests of other rows cite the clause too. */
  readonly word?: string;
  /** Other clauses whose tests prove this row. */
  readonly by?: readonly string[];
  /** The reason why there is no test. */
  readonly leftOut?: string;
}

const MEMBERS = new Set(['clause', 'requires', 'word', 'by', 'leftOut']);

/**
 * Reads the files with rows.
 *
 * @param root folder of the repository
 * @param files their paths, from the root
 * @returns each row once, although a copied feature has a copy of its rows
 * @throws if a row has an unknown member
 */
export function readRows(root: string, files: readonly string[]): Row[] {
  const rows = new Map<string, Row>();
  for (const file of files) {
    const read: Row[] = JSON.parse(readFileSync(join(root, file), 'utf8'));
    for (const row of read) {
      const wrong = Object.keys(row).filter((name) => !MEMBERS.has(name));
      if (wrong.length > 0)
        throw new Error(`${file}: a row has unknown members: ${wrong.join(', ')}.`);
      rows.set(`${row.clause} ${row.requires}`, row);
    }
  }
  return [...rows.values()];
}
