import 'server-only';
import { readSettings, webSettings } from '@repo/settings';
import { processWide } from './process-wide';

/**
 * The settings of this process. They are read on first use, because a build has none.
 *
 * @throws {SettingsError} which names every setting that is wrong
 */
export const settings = () => processWide('settings', () => readSettings(webSettings, process.env));
