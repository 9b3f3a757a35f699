import { existsSync } from 'node:fs';
import type { Type } from '@nestjs/common';
import type { Settings } from './settings.js';

/**
 * The path of the lab's module. The folder of the lab may be deleted (docs/guides/remove-the-lab.md): without the type
 * `string`, the compiler would look for the file and fail.
 */
const LAB: string = './lab/lab.module.js';

/** Loads the modules that exist in development only. In production it imports none of their code. */
export async function developmentModules({
  APP_ENV,
}: Pick<Settings, 'APP_ENV'>): Promise<readonly Type[]> {
  if (APP_ENV !== 'development' || !existsSync(new URL('lab/', import.meta.url))) return [];
  const { LabModule }: { LabModule: Type } = await import(LAB);
  return [LabModule];
}
