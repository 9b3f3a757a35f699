import { isLoopbackHost } from './addresses.js';
import { hasPublishedPassword } from './database-password.js';
import { COOKIE_KEYS_FORM, JWT_PRIVATE_KEYS_FORM, type PrivateJwk } from './keys.js';
import { isMailEncrypted } from './smtp-tls.js';
import { trustsEverybody, type TrustedPeers } from './trust-proxy.js';
import { isWeakKey } from './weak-key.js';

/** A setting that is wrong, and the rest of the sentence "<name> must …". */
export interface Fault {
  readonly name: string;
  readonly must: string;
}

/** The settings that have rules in production. A process has only those that it declares. */
export interface ProductionSettings {
  readonly WEB_ORIGIN?: string | undefined;
  readonly API_ORIGIN?: string | undefined;
  readonly CORS_ORIGINS?: readonly string[] | undefined;
  readonly SMTP_URL?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
  readonly DIRECT_DATABASE_URL?: string | undefined;
  readonly TRUST_PROXY?: TrustedPeers | undefined;
  readonly SEED_DEMO?: boolean | undefined;
  readonly JWT_PRIVATE_KEYS?: readonly PrivateJwk[] | undefined;
  readonly COOKIE_KEYS?: readonly string[] | undefined;
}

const OWN_KEYS = 'be keys of your own, made at random: one of these is published or can be guessed';

/** Checks that an origin is on this machine, so that plain http is safe (W3C Secure Contexts §3.1). */
export function isLoopbackOrigin(origin: string): boolean {
  return isLoopbackHost(new URL(origin).hostname);
}

function originFault(origin: string | undefined): string | undefined {
  // RFC 9110 §17.16.1: others could read credentials on the way.
  const safe = origin === undefined || origin.startsWith('https:') || isLoopbackOrigin(origin);
  return safe ? undefined : 'be an https: origin (http: is for loopback only)';
}

function keyFault(keys: readonly string[] | undefined, form: string): string | undefined {
  if (keys === undefined) return `be set in production, and ${form}`;
  return keys.some(isWeakKey) ? OWN_KEYS : undefined;
}

function mailFault(url: string | undefined): string | undefined {
  if (url === undefined) return 'be set in production: the smtps:// URL of a mail server';
  if (isMailEncrypted(url)) return undefined;
  return 'use TLS beyond loopback: smtps://, or smtp:// with ?requireTLS=true, and no option that weakens it';
}

function passwordFault(url: string | undefined): string | undefined {
  if (url === undefined || !hasPublishedPassword(url)) return undefined;
  return 'hold a password of your own: this one is published, or the name of the user or the database';
}

/** The rules. Each gets all settings, and returns what its setting must be; undefined if the setting is fine. */
const rules: Record<keyof ProductionSettings, (read: ProductionSettings) => string | undefined> = {
  WEB_ORIGIN: (read) => originFault(read.WEB_ORIGIN),
  API_ORIGIN: (read) => originFault(read.API_ORIGIN),
  CORS_ORIGINS: ({ CORS_ORIGINS: origins = [] }) =>
    origins.some((origin) => originFault(origin) !== undefined)
      ? 'have https: origins only (http: is for loopback)'
      : undefined,
  SMTP_URL: (read) => mailFault(read.SMTP_URL),
  DATABASE_URL: (read) => passwordFault(read.DATABASE_URL),
  DIRECT_DATABASE_URL: (read) => passwordFault(read.DIRECT_DATABASE_URL),
  TRUST_PROXY: (read) =>
    read.TRUST_PROXY !== undefined && trustsEverybody(read.TRUST_PROXY)
      ? 'name the proxies in front, not half of the Internet: any client could claim any address'
      : undefined,
  SEED_DEMO: (read) =>
    read.SEED_DEMO === true
      ? 'be false or unset: demo accounts are for development only'
      : undefined,
  JWT_PRIVATE_KEYS: (read) =>
    keyFault(
      read.JWT_PRIVATE_KEYS?.map((key) => key.d),
      JWT_PRIVATE_KEYS_FORM,
    ),
  COOKIE_KEYS: (read) => keyFault(read.COOKIE_KEYS, COOKIE_KEYS_FORM),
};

/**
 * Finds the settings that production refuses to start with.
 *
 * @param read the settings, without those that are invalid
 * @param declared the names of the settings that this process reads; others are not required
 */
export function productionRefusals(
  read: ProductionSettings,
  declared: readonly string[] = Object.keys(read),
): Fault[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const must = declared.includes(name) ? rule(read) : undefined;
    return must === undefined ? [] : [{ name, must }];
  });
}
