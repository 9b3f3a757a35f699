import { apiSettings } from './api-settings.js';
import { host } from './setting-types.js';
import { cookieKeys } from './keys.js';

/** The settings of the web server, without the common ones. */
export const webSettings = {
  /** Address to listen on. Default: loopback in development, every address in production. */
  WEB_HOST: host().optional(),
  COOKIE_KEYS: cookieKeys.optional(),
  /**
   * Time for which the web server keeps the result of a refresh. The API accepts a repeated refresh for the same time.
   */
  REFRESH_GRACE: apiSettings.REFRESH_GRACE,
};
