/** A step of a guide, with the line on which its block begins. */
export type Step =
  | { readonly kind: 'run'; readonly line: number; readonly commands: string }
  | {
      readonly kind: 'change' | 'create';
      readonly line: number;
      readonly path: string;
      readonly text: string;
    };

/** A fenced block that begins at the margin. */
const BLOCK = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** The text above a block that names its file: a path in backticks and a colon. */
const PATH = /`([^`\s]+)`:\s*$/;

/**
 * Reads the steps of a guide, in order. An `sh` block is run, a `diff` block changes files, and any other block under a
 * path, except `console`, creates a file. `docs/guides/README.md` has the rules.
 *
 * @param markdown the text of the guide
 * @throws if a `diff` block names no file
 */
export function readGuide(markdown: string): Step[] {
  const steps: Step[] = [];
  for (const { index, 1: language = '', 2: text = '' } of markdown.matchAll(BLOCK)) {
    const above = markdown.slice(0, index);
    const line = above.split('\n').length;
    const path = PATH.exec(above)?.[1];
    if (language === 'sh') steps.push({ kind: 'run', line, commands: text });
    else if (language === 'diff') steps.push(...changesIn(text, path, line));
    else if (path !== undefined && language !== 'console')
      steps.push({ kind: 'create', line, path, text });
  }
  return steps;
}

/** Reads the changes in a `diff` block: to the file named above it, and to files named by lines `--- <path>` in it. */
function changesIn(diff: string, above: string | undefined, line: number): Step[] {
  const [first = '', ...parts] = diff.split(/^--- (\S+)\n/m);
  const changes: Step[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const [path = '', text = ''] = parts.slice(at, at + 2);
    changes.push({ kind: 'change', line, path, text });
  }
  if (first === '') return changes;
  if (above === undefined)
    throw new Error(`Line ${line}: neither the line above nor the block names the file.`);
  return [{ kind: 'change', line, path: above, text: first }, ...changes];
}
