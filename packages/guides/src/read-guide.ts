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

/** The end of the line above a block that is written to a file. */
const PATH = /`([^`\s]+)`:\s*$/;

/**
 * Reads the steps of a guide, in order. A block `sh` is run, a block `diff` changes a file, and another block under a path is
 * a new file. `docs/guides/README.md` has the rules.
 *
 * @param markdown the text of the guide
 * @throws if a block `diff` names no file
 */
export function readGuide(markdown: string): Step[] {
  const steps: Step[] = [];
  for (const { index, 1: language = '', 2: text = '' } of markdown.matchAll(BLOCK)) {
    const above = markdown.slice(0, index);
    const line = above.split('\n').length;
    const path = PATH.exec(above)?.[1];
    if (language === 'sh') steps.push({ kind: 'run', line, commands: text });
    else if (language === 'diff') {
      if (path === undefined)
        throw new Error(
          `Line ${line}: the line above does not end with the path of a file and a colon.`,
        );
      steps.push({ kind: 'change', line, path, text });
    } else if (path !== undefined && language !== 'console')
      steps.push({ kind: 'create', line, path, text });
  }
  return steps;
}
