import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { citesIn } from './cites-in.js';

/** A test or a group of tests whose title cites clauses of standards. */
export interface Citation {
  /** The titles of its groups, followed by its own, as a test run prints them. */
  readonly title: string;
  /** Path of its file, from the repository's root. */
  readonly file: string;
  /** Clauses such as `RFC 9110 §11.1` and `ASVS 6.2.1`. */
  readonly clauses: readonly string[];
}

/** Parts of a callee that keep its tests from running. */
const NOT_RUN = new Set(['skip', 'skipIf', 'runIf', 'todo', 'fixme', 'fail', 'fails']);

/**
 * Reads the tests that cite clauses, without running them.
 *
 * @param root folder of the repository
 * @param files paths of the files, from the root
 */
export function readTitles(root: string, files: readonly string[]): Citation[] {
  return files.flatMap((file) =>
    titlesIn(readFileSync(join(root, file), 'utf8')).flatMap((title) => {
      const clauses = citesIn(title.own);
      return clauses.length === 0 ? [] : [{ title: title.full, file, clauses }];
    }),
  );
}

interface Title {
  /** The text of the test, of its group, or of a row of `test.each`. */
  readonly own: string;
  readonly full: string;
}

/**
 * Reads the titles in a test file: of `test`, `it` and `describe`, and the texts in the tables of their `each`. Leaves
 * out groups without a test, and tests that are skipped or planned.
 *
 * @param source TypeScript
 */
export function titlesIn(source: string): Title[] {
  const file = ts.createSourceFile('test.tsx', source, ts.ScriptTarget.Latest, true);
  return titlesBelow(file, '').titles;
}

function titlesBelow(parent: ts.Node, path: string): { titles: Title[]; hasTest: boolean } {
  const titles: Title[] = [];
  let hasTest = false;
  ts.forEachChild(parent, (node) => {
    const declared = ts.isCallExpression(node) ? declaration(node) : undefined;
    if (declared === 'not run') return;
    const full = declared ? joined(path, declared.text) : path;
    const below = titlesBelow(node, full);
    const counts = declared && (!declared.isGroup || below.hasTest);
    hasTest ||= counts || below.hasTest;
    if (counts) {
      const rows = declared.rows.map((row) => ({ own: row, full: `${full}: ${row}` }));
      titles.push({ own: declared.text, full }, ...rows);
    }
    titles.push(...below.titles);
  });
  return { titles, hasTest };
}

/** Reads a call that declares a test or a group of tests. */
function declaration(call: ts.CallExpression) {
  const [title, body] = call.arguments;
  const callee = calleeOf(call.expression);
  const isDeclared = ['test', 'it', 'describe'].includes(callee[0] ?? '');
  if (!isDeclared || title === undefined || body === undefined) return undefined;
  if (callee.some((word) => NOT_RUN.has(word))) return 'not run';
  if (!ts.isStringLiteralLike(title) && !ts.isTemplateExpression(title)) return undefined;
  const text = ts.isTemplateExpression(title) ? title.getText().slice(1, -1) : title.text;
  return {
    text: shown(text),
    isGroup: callee.includes('describe'),
    rows: textsIn(call.expression),
  };
}

/** Reads `test.describe.each(rows)` as `test`, `describe`, `each`. */
function calleeOf(node: ts.Expression): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) return [...calleeOf(node.expression), node.name.text];
  return ts.isCallExpression(node) ? calleeOf(node.expression) : [];
}

/** Lists all texts in the table of `test.each(table)`. */
function textsIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const texts: string[] = [];
  ts.forEachChild(node, (child) => void texts.push(...textsIn(child)));
  return texts;
}

/** Replaces the placeholders in a title with dots. */
function shown(title: string): string {
  return title.replaceAll(/"?(?:%[a-z]|%\.\d+s|\$\w+|\$\{[^}]*\})"?/g, '…');
}

/** Joins two titles. A title that is only a placeholder says nothing, so it is left out. */
function joined(path: string, title: string): string {
  return [path, title].filter((text) => text !== '' && text !== '…').join(' ');
}
