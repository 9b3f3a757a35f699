import type { z } from 'zod';
import { appEnv, baseUrl, flag, logLevel, origin, port, smtpUrl } from './blocks.js';
import { trustProxy } from './trust-proxy.js';

/** Settings by name, each with what it must be. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/** What settings are once they are read. */
export type OutputOf<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> };

/** The settings that API and web both read. */
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

/** The defaults that follow from other settings. */
export function derive(read: OutputOf<typeof common>) {
  const webOrigin = read.WEB_ORIGIN ?? `http://localhost:${read.WEB_PORT}`;
  const apiOrigin = read.API_ORIGIN ?? `http://localhost:${read.API_PORT}`;
  return {
    WEB_ORIGIN: webOrigin,
    API_ORIGIN: apiOrigin,
    /** How the web server reaches the API: an URL without a slash at its end. */
    API_INTERNAL_URL: (read.API_INTERNAL_URL ?? apiOrigin).replace(/\/$/, ''),
    /** The base of every problem's `type`, with a slash at its end. */
    ERROR_DOCS_URL: read.ERROR_DOCS_URL ?? `${webOrigin}/errors/`,
    SEED_DEMO: read.SEED_DEMO ?? read.APP_ENV === 'development',
  };
}
