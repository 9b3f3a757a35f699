import 'server-only';
import { repositoryRoot } from '@repo/settings';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../run/experiment';

/** Finds the number of the first line of a source; undefined where the server runs outside of a clone, as in a container. */
export function lineOf({ file, lines }: Source): number | undefined {
  try {
    const text = readFileSync(join(repositoryRoot(), file), 'utf8');
    const start = text.indexOf(lines);
    return start === -1 ? undefined : text.slice(0, start).split('\n').length;
  } catch {
    return undefined;
  }
}
