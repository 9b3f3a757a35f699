import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testFiles } from './files.js';
import { type Proof, prove } from './prove.js';
import { readRows } from './read-rows.js';
import { type Citation, readTitles } from './read-titles.js';

/** Folder of the repository. */
export const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Folder of the rows that stay whichever feature is removed, with a file for each standard. */
const COMMON = 'packages/conformance/rows';

/** Reads all tests that cite clauses. */
export function allCitations(): Citation[] {
  return readTitles(root, testFiles(root, /\.tsx?$/));
}

/**
 * Reads all rows, and finds their tests. The rows are those in {@link COMMON}, and those in each `conformance.json`
 * beside the tests of a feature, which are deleted with the feature.
 *
 * @param isThere tells which files of the repository to read; all of them by default
 */
export function allProofs(
  citations: readonly Citation[],
  isThere: (path: string) => boolean = () => true,
): Proof[] {
  const common = readdirSync(join(root, COMMON)).map((name) => `${COMMON}/${name}`);
  const files = [...common, ...testFiles(root, /\/conformance\.json$/)].filter(isThere);
  return prove(
    readRows(root, files),
    citations.filter(({ file }) => isThere(file)),
  );
}
