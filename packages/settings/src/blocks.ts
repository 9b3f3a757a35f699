import { isIP } from 'node:net';
import { z } from 'zod';

/*
 * The building blocks of settings. Each error message completes the sentence "<NAME> must …", so that the one message
 * at start says what a setting must be and never repeats its value, which may be a secret.
 */

function number(message: string, max = Number.MAX_SAFE_INTEGER) {
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.number().min(1, message).max(max, message));
}

function wholeNumber(message: string, fallback: number, max?: number) {
  return number(message, max).default(fallback);
}

/** A TCP port, in decimal. */
export function port(fallback: number) {
  return optionalPort().default(fallback);
}

/** A TCP port that nothing stands in for. */
export function optionalPort() {
  return number('be a port from 1 to 65535', 65_535);
}

/** A host's name (RFC 1123 §2.1). Its last label is no number, so that a mistyped address is no name. */
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** Where a server listens: an IP address, or a name of this machine. */
export function host() {
  return z
    .string()
    .refine(
      (value) => isIP(value) !== 0 || HOST_NAME.test(value),
      'be an IP address or a host name, with no port',
    );
}

/** Ten years in seconds: longer than anything lasts here, and within what PostgreSQL and timers can count. */
const TEN_YEARS = 315_360_000;

/** A duration in whole seconds, at least one. */
export function seconds(fallback: number, max = TEN_YEARS) {
  return wholeNumber(`be a whole number of seconds from 1 to ${max}`, fallback, max);
}

/** A whole number, at least one. */
export function count(fallback: number) {
  return wholeNumber('be a whole number, at least 1', fallback);
}

/** On or off. */
export function flag() {
  return z.enum(['true', 'false'], 'be true or false').transform((value) => value === 'true');
}

function httpUrl(message: string) {
  return z
    .string()
    .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), message)
    .transform((value) => new URL(value))
    .refine((url) => url.username === '' && url.search === '' && url.hash === '', message);
}

/** A web origin (RFC 6454 §6.2): scheme, host and port, nothing after them. Answers its normal form. */
export function origin() {
  const message = 'be an origin such as https://example.com, with no path';
  return httpUrl(message)
    .refine((url) => url.pathname === '/', message)
    .transform((url) => url.origin);
}

/** An http(s) URL that a name is put behind: answers it with exactly one slash at its end. */
export function baseUrl() {
  return httpUrl('be an http: or https: URL without a query').transform((url) =>
    url.href.replace(/\/*$/, '/'),
  );
}

/** Where PostgreSQL is. */
export function databaseUrl() {
  const message = 'be a postgres:// URL';
  return z
    .string(message)
    .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), message);
}

/** Where mail is handed over. */
export function smtpUrl() {
  return z
    .string()
    .refine(
      (value) => /^smtps?:\/\//.test(value) && URL.canParse(value),
      'be an smtp:// or smtps:// URL',
    );
}

/** Whom mail is from: an address, or a name and an address in angle brackets (RFC 5322 §3.4). */
export function mailFrom() {
  return z
    .string()
    .regex(
      /^(?:[^<>\p{Cc}]+ <[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+>|[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+)$/u,
      'be an address such as no-reply@example.com or Name <no-reply@example.com>',
    );
}

export const appEnv = z
  .enum(['development', 'production'], 'be development or production')
  .default('production');

export const logLevel = z
  .enum(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'be one of fatal, error, warn, info, debug, trace, silent',
  )
  .default('info');
