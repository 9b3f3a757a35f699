import type { z } from 'zod';
import { appEnv, baseUrl, flag, logLevel, origin, port, smtpUrl } from './setting-types.js';
import { trustProxy } from './trust-proxy.js';

/** The schemas of settings, by name. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/** The values of settings, by name. */
export type OutputOf<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> };

/** The settings that the API and the web app both read. */
export const common = {
  APP_ENV: appEnv,
  WEB_PORT: port(3000),
  WEB_ORIGIN: origin().optional(),
  API_PORT: port(3001),
  API_ORIGIN: origin().optional(),
  API_INTERNAL_URL: baseUrl().optional(),
  ERROR_DOCS_URL: baseUrl().optional(),
  TRUST_PROXY: trustProxy,
  LOG_LEVEL: logLevel,
  SEED_DEMO: flag().optional(),
  SMTP_URL: smtpUrl().optional(),
};

/** Returns the settings whose defaults depend on others. */
export function derive(read: OutputOf<typeof common>) {
  const webOrigin = read.WEB_ORIGIN ?? `http://localhost:${read.WEB_PORT}`;
  const apiOrigin = read.API_ORIGIN ?? `http://localhost:${read.API_PORT}`;
  return {
    WEB_ORIGIN: webOrigin,
    API_ORIGIN: apiOrigin,
    /** URL at which the web server reaches the API, without a slash at its end. */
    API_INTERNAL_URL: (read.API_INTERNAL_URL ?? apiOrigin).replace(/\/$/, ''),
    /** Base URL of every problem's `type`, with a slash at its end. */
    ERROR_DOCS_URL: read.ERROR_DOCS_URL ?? `${webOrigin}/errors/`,
    SEED_DEMO: read.SEED_DEMO ?? read.APP_ENV === 'development',
  };
}
