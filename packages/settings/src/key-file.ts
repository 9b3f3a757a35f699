import type { z } from 'zod';
import { dataFile } from './data-file.js';
import { SettingsError } from './settings-error.js';

/**
 * The keys of `.data/<name>`, for development: made once, as {@link dataFile} makes it.
 *
 * @param schema of the file's content
 * @param form what the content must be, in words
 * @param make answers the content when there is none yet
 * @throws {SettingsError} which names the file, when that holds no keys. It is left as it is: made anew by itself, what
 *   a key that can still be saved has signed or sealed would be lost
 */
export function keyFile<T>(
  name: string,
  schema: z.ZodType<T, string>,
  form: string,
  make: () => string,
): T {
  const keys = schema.safeParse(dataFile(name, make));
  if (keys.success) return keys.data;
  const must = `${form}. Put it right, or move it away to have a new key made: all sign in again then`;
  throw new SettingsError([{ name: `.data/${name}`, must }]);
}
