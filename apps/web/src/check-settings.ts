import 'server-only';
import { SettingsError } from '@repo/settings';
import { sealingKeys } from './session/keys';
import { settings } from './settings';

/** If any setting is wrong, ends the process with one message that names all wrong settings. */
export function checkSettings(): void {
  try {
    settings();
    sealingKeys();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
