import { count, databaseUrl, host, mailFrom, optionalPort, seconds } from './blocks.js';
import { jwtPrivateKeys } from './keys.js';

/** RFC 6750 §5.3: an access token lives an hour or less. */
export const LONGEST_ACCESS_TOKEN_TTL = 3600;

/** The settings of the API, beside the common ones; durations in seconds. */
export const apiSettings = {
  /** Address to listen on. By default this machine only in development, every address in production. */
  API_HOST: host().optional(),
  DATABASE_URL: databaseUrl(),
  /** Past a pooler, for `LISTEN`. Without it: `DATABASE_URL`. */
  DIRECT_DATABASE_URL: databaseUrl().optional(),
  ACCESS_TOKEN_TTL: seconds(300, LONGEST_ACCESS_TOKEN_TTL),
  REFRESH_IDLE_TTL: seconds(604_800),
  SESSION_TTL: seconds(2_592_000),
  REFRESH_GRACE: seconds(30),
  STEP_UP_MAX_AGE: seconds(300),
  /** So many failed sign-ins are granted in the window to each identifier, and five times as many to each address. */
  LOGIN_RATE_LIMIT: count(10),
  LOGIN_RATE_WINDOW: seconds(60),
  /** Whom mail is from. Without it: an address at the web app's host. */
  MAIL_FROM: mailFrom().optional(),
  JWT_PRIVATE_KEYS: jwtPrivateKeys.optional(),
  /** Without it: `/metrics` on the API's port, for this machine only. */
  METRICS_PORT: optionalPort().optional(),
};
