import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { repositoryRoot } from '@repo/settings';

/** Byte order marks, by the encoding that they stand for. A file without one is UTF-8. */
const MARKS = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/** Reads a text file, without the byte order mark that editors and shells of Windows add. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  // The decoder drops the mark.
  return new TextDecoder(marked?.[0]).decode(bytes);
}

/** Returns the environment for development: the shell's variables, else those of `.env`, else `APP_ENV=development`. */
export function developmentEnvironment(): NodeJS.ProcessEnv {
  const path = join(repositoryRoot(), '.env');
  const file = existsSync(path) ? parseEnv(textOf(path)) : {};
  return { APP_ENV: 'development', ...file, ...process.env };
}
