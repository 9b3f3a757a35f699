import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const GUIDES = 'docs/guides';

/** A guide that removes a feature. */
export interface Removal {
  readonly guide: string;
  /** Tells whether a file is still there after the guide has been followed. */
  readonly keeps: (path: string) => boolean;
}

/** Reads which files the guides named `remove-…` delete with `rm`. */
export function readRemovals(root: string): Removal[] {
  const guides = readdirSync(join(root, GUIDES)).filter((name) => name.startsWith('remove-'));
  return guides.map((guide) => {
    const text = readFileSync(join(root, GUIDES, guide), 'utf8');
    const removed = [...text.matchAll(/^rm (.*)$/gm)].flatMap(([, words = '']) =>
      words.split(' ').filter((word) => !word.startsWith('-')),
    );
    return {
      guide,
      keeps: (path) => !removed.some((gone) => path === gone || path.startsWith(`${gone}/`)),
    };
  });
}
