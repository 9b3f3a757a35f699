import { apiSettings, readSettings, type Settings as SettingsOf } from '@repo/settings';

export type Settings = SettingsOf<typeof apiSettings>;

/** The injection token of {@link Settings}. */
export const SETTINGS = Symbol('settings');

/**
 * Reads the API's settings from the environment; durations in seconds.
 *
 * @throws {SettingsError} with one message that names every wrong setting
 */
export function readApiSettings(env: NodeJS.ProcessEnv): Settings {
  return readSettings(apiSettings, env);
}
