import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageOf } from './support/page.js';
import { type Proof, unproven } from './support/prove.js';
import { readRemovals } from './support/removals.js';
import { allCitations, allProofs, root } from './support/repository.js';
import { STANDARDS } from './support/standards.js';

const citations = allCitations();
const proofs = allProofs(citations);

const isKept = ({ row }: Proof) => row.leftOut === undefined;

test('every requirement has a test, or a reason why it has none', () => {
  expect(unproven(proofs)).toEqual([]);
});

test('no test cites a clause that is left out, unless the clause has other requirements', () => {
  const kept = new Set(proofs.filter(isKept).map(({ row }) => row.clause));
  const cited = new Set(citations.flatMap(({ clauses }) => clauses));
  const wrong = proofs.filter((proof) => !isKept(proof) && !kept.has(proof.row.clause));
  expect(wrong.map(({ row }) => row.clause).filter((clause) => cited.has(clause))).toEqual([]);
});

test('every requirement belongs to a standard on the page', () => {
  const others = proofs.filter(
    ({ row }) => !STANDARDS.some(({ name }) => row.clause.startsWith(`${name} `)),
  );
  expect(others.map(({ row }) => row.clause)).toEqual([]);
});

const removals = readRemovals(root);

/** Lists the rows that lose their last test when only some files are left. */
function lost(isLeft: (path: string) => boolean): string[] {
  const missing = new Set(unproven(proofs));
  return unproven(allProofs(citations, isLeft)).filter((row) => !missing.has(row));
}

test.each(removals)('no requirement that is left after $guide loses its last test', ({ keeps }) => {
  expect(lost(keeps)).toEqual([]);
});

test('no requirement that is left after all these guides loses its last test', () => {
  expect(lost((path) => removals.every(({ keeps }) => keeps(path)))).toEqual([]);
});

test('docs/conformance.md lists the requirements and their tests; `-u` writes a change', async () => {
  const file = join(root, 'docs/conformance.md');
  await expect(await pageOf(proofs)).toMatchFileSnapshot(file);
});
