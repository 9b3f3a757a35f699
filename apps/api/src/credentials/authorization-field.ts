import { SCHEMES } from '@repo/errors';
import { problem } from '../problems/problem-exception.js';
import type { Credential } from './credential.js';

/** RFC 9110 §11.4: a scheme, and after one or more spaces its credentials. */
const CREDENTIALS = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?: +(.+))?$/;

/** RFC 9110 §11.2. All schemes of this API use this form (RFC 6750 §2.1, RFC 7617 §2). */
const TOKEN68 = /^[A-Za-z0-9._~+/-]+=*$/;

/** Scheme names are case-insensitive (RFC 9110 §11.1). */
const schemes = new Map(SCHEMES.map((scheme) => [scheme.toLowerCase(), scheme]));

/**
 * Parses the value of an `Authorization` field; undefined for a scheme that this API does not know.
 *
 * @throws authorization_malformed when the value does not follow the grammar
 */
export function readAuthorization(value: string): Credential | undefined {
  const [, name, rest] = CREDENTIALS.exec(value) ?? [];
  if (name === undefined) throw problem('authorization_malformed');
  const scheme = schemes.get(name.toLowerCase());
  if (scheme === undefined) return undefined;
  if (rest === undefined || !TOKEN68.test(rest)) throw problem('authorization_malformed');
  return { scheme, value: rest };
}
