import type { Row } from './read-rows.js';
import type { Citation } from './read-titles.js';

/** A row with its tests. */
export interface Proof {
  readonly row: Row;
  readonly tests: readonly Citation[];
}

/** Finds the tests of each row. */
export function prove(rows: readonly Row[], citations: readonly Citation[]): Proof[] {
  return rows.map((row) => ({ row, tests: citations.filter((one) => proves(one, row)) }));
}

function proves({ clauses, title }: Citation, { clause, word = '', by = [] }: Row): boolean {
  const cites = [clause, ...by].some((each) => clauses.includes(each));
  return cites && title.toLowerCase().includes(word.toLowerCase());
}

/** Returns a sentence for each row that needs a test and has none. */
export function unproven(proofs: readonly Proof[]): string[] {
  return proofs
    .filter(({ row, tests }) => tests.length === 0 && row.leftOut === undefined)
    .map(({ row: { clause, requires, word } }) => {
      const which = word === undefined ? '' : ` with "${word}" in its title`;
      return `No test${which} cites ${clause}: ${requires}.`;
    });
}
