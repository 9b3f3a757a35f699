import { apiSettings } from './api-settings.js';
import { host } from './blocks.js';
import { cookieKeys } from './keys.js';

/** The settings of the web server, beside the common ones. */
export const webSettings = {
  /** Address to listen on. By default this machine only in development, every address in production. */
  WEB_HOST: host().optional(),
  COOKIE_KEYS: cookieKeys.optional(),
  /** Time for which the web server keeps the result of a refresh, as the API lets it be repeated. */
  REFRESH_GRACE: apiSettings.REFRESH_GRACE,
};
