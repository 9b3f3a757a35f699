import { apiSettings, readSettings, type Settings as SettingsOf } from '@repo/settings';

export type Settings = SettingsOf<typeof apiSettings>;

/** The token under which Nest hands out {@link Settings}. */
export const SETTINGS = Symbol('settings');

/**
 * The API's settings from the environment; durations in seconds.
 *
 * @throws {SettingsError} one message that names every wrong one
 */
export function readApiSettings(env: NodeJS.ProcessEnv): Settings {
  return readSettings(apiSettings, env);
}
