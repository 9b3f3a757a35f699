import {
  count,
  databaseUrl,
  host,
  mailFrom,
  optionalPort,
  origins,
  seconds,
} from './setting-types.js';
import { jwtPrivateKeys } from './keys.js';

/** Maximum lifetime of an access token, in seconds: an hour (RFC 6750 §5.3). */
export const LONGEST_ACCESS_TOKEN_TTL = 3600;

/** The settings of the API, without the common ones. Durations are in seconds. */
export const apiSettings = {
  /** Address to listen on. Default: loopback in development, every address in production. */
  API_HOST: host().optional(),
  DATABASE_URL: databaseUrl(),
  /** Direct URL of a database behind a pooler, for `LISTEN` and migrations. Default: `DATABASE_URL`. */
  DIRECT_DATABASE_URL: databaseUrl().optional(),
  ACCESS_TOKEN_TTL: seconds(300, LONGEST_ACCESS_TOKEN_TTL),
  REFRESH_IDLE_TTL: seconds(604_800),
  SESSION_TTL: seconds(2_592_000),
  REFRESH_GRACE: seconds(30),
  STEP_UP_MAX_AGE: seconds(300),
  /**
   * Maximum number of failed sign-ins with an e-mail address in `LOGIN_RATE_WINDOW`. The limit for a client's network
   * is five times as high.
   */
  LOGIN_RATE_LIMIT: count(10),
  LOGIN_RATE_WINDOW: seconds(60),
  /** The origins whose pages may call the API, with credentials in a header. Default: none. */
  CORS_ORIGINS: origins(),
  /** Sender of mail. Default: an address at the web app's host. */
  MAIL_FROM: mailFrom().optional(),
  JWT_PRIVATE_KEYS: jwtPrivateKeys.optional(),
  /** Port for `/metrics`. By default `/metrics` is on the API's port, and responds to this machine only. */
  METRICS_PORT: optionalPort().optional(),
};
