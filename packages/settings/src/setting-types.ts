import { isIP } from 'node:net';
import { z } from 'zod';

/*
 * The types of settings. Each error message completes the sentence "<NAME> must …". It never repeats the value, which may be
 * a secret.
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

/** A TCP port, with a default. */
export function port(fallback: number) {
  return optionalPort().default(fallback);
}

/** A TCP port without a default. */
export function optionalPort() {
  return number('be a port from 1 to 65535', 65_535);
}

/** A host name (RFC 1123 §2.1). Its last label is not a number, so a mistyped IP address does not count as a name. */
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** An address to listen on: an IP address, or a name of this machine. */
export function host() {
  return z
    .string()
    .refine(
      (value) => isIP(value) !== 0 || HOST_NAME.test(value),
      'be an IP address or a host name, with no port',
    );
}

/** Ten years in seconds: longer than any duration here, and in the range of PostgreSQL and timers. */
const TEN_YEARS = 315_360_000;

/** A duration in whole seconds, at least one. */
export function seconds(fallback: number, max = TEN_YEARS) {
  return wholeNumber(`be a whole number of seconds from 1 to ${max}`, fallback, max);
}

/** A whole number, at least one. */
export function count(fallback: number) {
  return wholeNumber('be a whole number, at least 1', fallback);
}

/** `true` or `false`. */
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

/** A web origin (RFC 6454 §6.2): scheme, host and port, and nothing else. The result is normalised. */
export function origin(message = 'be an origin such as https://example.com, with no path') {
  return httpUrl(message)
    .refine((url) => url.pathname === '/', message)
    .transform((url) => url.origin);
}

/** A list of {@link origin}s, separated by commas. Empty by default. */
export function origins() {
  const message =
    'be a list of origins such as https://app.example.com,https://example.org, with no path and no *';
  return z
    .string()
    .transform((value) => value.split(',').map((item) => item.trim()))
    .pipe(z.array(origin(message).refine((value) => !value.includes('*'), message)))
    .default([]);
}

/** An http(s) URL to append a path to. The result has exactly one slash at its end. */
export function baseUrl() {
  return httpUrl('be an http: or https: URL without a query').transform((url) =>
    url.href.replace(/\/*$/, '/'),
  );
}

/** The URL of a PostgreSQL database. */
export function databaseUrl() {
  const message = 'be a postgres:// URL';
  return z
    .string(message)
    .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), message);
}

/** The URL of a mail server. */
export function smtpUrl() {
  return z
    .string()
    .refine(
      (value) => /^smtps?:\/\//.test(value) && URL.canParse(value),
      'be an smtp:// or smtps:// URL',
    );
}

/** A sender of mail: an address, or a name and an address in angle brackets (RFC 5322 §3.4). */
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
