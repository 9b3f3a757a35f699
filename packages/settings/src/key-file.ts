import type { z } from 'zod';
import { dataFile } from './data-file.js';
import { SettingsError } from './settings-error.js';

/**
 * Reads the keys of `.data/<name>`, for development. {@link dataFile} creates the file if necessary.
 *
 * @param schema of the file's content
 * @param form the rest of the sentence "<file> must …", which describes the content
 * @param make returns the content of a new file
 * @throws {SettingsError} which names the file, if it has no valid keys. The file is not replaced, because data that
 *   its keys signed or sealed would be lost
 */
export function keyFile<T>(
  name: string,
  schema: z.ZodType<T, string>,
  form: string,
  make: () => string,
): T {
  const keys = schema.safeParse(dataFile(name, make));
  if (keys.success) return keys.data;
  const must = `${form}. Correct it, or move it away to get a new key: all users then sign in again`;
  throw new SettingsError([{ name: `.data/${name}`, must }]);
}
