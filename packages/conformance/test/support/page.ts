import { format } from 'prettier';
import type { Proof } from './prove.js';
import { STANDARDS } from './standards.js';

const INTRODUCTION = `# Conformance

Each requirement of a standard that this product meets, with the tests that prove it. Generated from the titles of the
tests, which cite the clauses: \`npm test -- packages/conformance/test -u\` writes it anew. \`npm test\` fails if a
requirement loses its last test. [\`packages/conformance\`](../packages/conformance) has the rules.
`;

/**
 * Writes \`docs/conformance.md\`.
 *
 * @returns Markdown, as Prettier formats it
 */
export async function pageOf(proofs: readonly Proof[]): Promise<string> {
  const sections = STANDARDS.map(({ name, title, url }) => {
    const own = proofs.filter(({ row }) => row.clause.startsWith(`${name} `)).toSorted(byClause);
    const proven = own.filter(({ row }) => row.leftOut === undefined);
    const leftOut = own.filter(({ row }) => row.leftOut !== undefined);
    const reasons = leftOut.map(({ row }) => `- ${heading(row)}. ${row.leftOut}\n`);
    return own.length === 0
      ? ''
      : [
          `## ${name}: ${title}\n\n[The standard](${url}).\n\n`,
          ...proven.map(itemOf),
          ...(reasons.length === 0 ? [] : [`\n### Left out of ${name}\n\n`, ...reasons]),
        ].join('');
  });
  return format([INTRODUCTION, ...sections].join('\n'), { parser: 'markdown' });
}

/** Writes a row, with a link for each test. */
function itemOf({ row, tests }: Proof): string {
  const links = tests.map(
    ({ title, file }) => `  - [${escaped(withoutClauses(title))}](../${file})\n`,
  );
  return [`- ${heading(row)}\n`, ...links].join('');
}

function heading({ clause, requires }: Proof['row']): string {
  return `**${clause.replace(/^.* /, '')}** ${escaped(requires)}`;
}

/** Leaves out the clauses in brackets: the page has them above. */
function withoutClauses(title: string): string {
  return title.replaceAll(/ \([^()]*(?:RFC \d|ASVS )[^()]*\)/g, '');
}

/** Escapes what Markdown would read as markup. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*[\]<>|]|\b_|_\b/g, String.raw`\$&`);
}

/** Compares clauses by number, so that §9.3 comes before §11.2. */
function byClause({ row: one }: Proof, { row: other }: Proof): number {
  return one.clause.localeCompare(other.clause, 'en', { numeric: true });
}
