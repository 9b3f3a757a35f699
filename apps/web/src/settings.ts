import 'server-only';
import { cookieKeys, host, readSettings, seconds } from '@repo/settings';
import { processWide } from './process-wide';

const own = {
  /** Where the server listens. */
  WEB_HOST: host().optional(),
  COOKIE_KEYS: cookieKeys.optional(),
  /** How long the web server keeps the result of a refresh: as long as the API lets it be repeated. */
  REFRESH_GRACE: seconds(30),
};

/**
 * The settings of this process, read when first asked for: a build has none.
 *
 * @throws {SettingsError} which names every setting that is wrong
 */
export const settings = () => processWide('settings', () => readSettings(own, process.env));
