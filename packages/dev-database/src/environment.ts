import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { repositoryRoot } from '@repo/settings';

/** The encodings that a byte order mark at the beginning of a file names; without one it is UTF-8. */
const MARKS = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/** The text of a file, without the byte order mark that editors and shells of Windows put in front. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  // The decoder drops the mark of its encoding.
  return new TextDecoder(marked?.[0]).decode(bytes);
}

/** The environment of development: what the shell says, then the clone's `.env`, and `APP_ENV=development`. */
export function developmentEnvironment(): NodeJS.ProcessEnv {
  const path = join(repositoryRoot(), '.env');
  const file = existsSync(path) ? parseEnv(textOf(path)) : {};
  return { APP_ENV: 'development', ...file, ...process.env };
}
