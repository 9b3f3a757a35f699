import 'server-only';
import { SettingsError } from '@repo/settings';
import { sealingKeys } from './session/keys';
import { settings } from './settings';

/** With wrong settings the server says so, once and in one message, and does not start. */
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
