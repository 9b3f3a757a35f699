import { sign, verify, type KeyObject } from 'node:crypto';
import type { SigningKeys } from './signing-keys.js';

/** Media type of an access token (RFC 9068 §2.1). */
export const ACCESS_TOKEN_TYPE = 'at+jwt';
/** Media type of a refresh token. Different types keep the two apart (RFC 8725 §3.12). */
export const REFRESH_TOKEN_TYPE = 'rt+jwt';

export type TokenType = typeof ACCESS_TOKEN_TYPE | typeof REFRESH_TOKEN_TYPE;

export type JsonObject = Readonly<Record<string, unknown>>;

/** A parsed token. Do not trust it before `verifyJws` (RFC 8725 §3.3). */
export interface Jws {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly signingInput: string;
  readonly signature: Buffer;
}

// The signature may be empty: an unsecured JWS (RFC 7519 §6.1) is well-formed, but never accepted.
const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)$/;

/**
 * Parses a compact JWS (RFC 7515 §7.1) strictly: no padding, no white space, no other encoding of the same bytes or the
 * same JSON. Undefined when it is malformed.
 */
export function readJws(token: string): Jws | undefined {
  const parts = COMPACT.exec(token);
  if (parts === null) return undefined;
  const [, head = '', body = '', tail = ''] = parts;
  const header = readObject(head);
  const claims = readObject(body);
  const signature = Buffer.from(tail, 'base64url');
  if (header === undefined || claims === undefined) return undefined;
  // Unused bits in the last character would allow several encodings of one token.
  if (signature.toString('base64url') !== tail) return undefined;
  return { header, claims, signingInput: `${head}.${body}`, signature };
}

/** Claims that one of our keys signed, or a refusal; `why` is for the log. */
export type Verification = { readonly claims: JsonObject } | RefusedToken;

export interface RefusedToken {
  readonly refused: 'malformed' | 'invalid';
  readonly why: string;
}

const invalid = (why: string): RefusedToken => ({ refused: 'invalid', why });

/**
 * Verifies that one of our keys signed a token of this type. The header only selects one of our keys: not the algorithm
 * (RFC 8725 §3.1), not a key or its URL (§3.10).
 */
export function verifyJws(token: string, type: TokenType, keys: SigningKeys): Verification {
  const jws = readJws(token);
  if (jws === undefined) return { refused: 'malformed', why: 'not a compact JWS' };
  const { alg, typ, kid } = jws.header;
  if (alg !== 'ES256') return invalid('wrong algorithm');
  if (!isType(typ, type)) return invalid('wrong type');
  // Unknown extensions must be refused, and none is known (RFC 7515 §4.1.11).
  if ('crit' in jws.header) return invalid('unknown extension');
  const key = typeof kid === 'string' ? keys.publicKeys.get(kid) : undefined;
  if (key === undefined) return invalid('unknown key id');
  return isSignedBy(jws, key) ? { claims: jws.claims } : invalid('wrong signature');
}

/** Verifies a signature (ES256, RFC 7518 §3.4). */
function isSignedBy({ signingInput, signature }: Jws, key: KeyObject): boolean {
  return verify('sha256', Buffer.from(signingInput), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** Signs claims with the current key, as a compact JWS of this type. */
export function signJws(type: TokenType, claims: object, keys: SigningKeys): string {
  const { kid, privateKey } = keys.current;
  const signingInput = `${encode({ alg: 'ES256', typ: type, kid })}.${encode(claims)}`;
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${signingInput}.${sign('sha256', Buffer.from(signingInput), key).toString('base64url')}`;
}

/** Compares a `typ` header: case-insensitive, with or without `application/` (RFC 7515 §4.1.9). */
function isType(value: unknown, type: TokenType): boolean {
  if (typeof value !== 'string') return false;
  const lower = value.toLowerCase();
  return lower === type || lower === `application/${type}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * Decodes a part into an object, if encoding it again gives the same part. Otherwise the part has a duplicate name (RFC 7519
 * §4), invalid UTF-8 or unused bits, which two parsers may read differently.
 */
function readObject(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) && encode(value) === part ? value : undefined;
  } catch {
    return undefined; // Not JSON: the caller refuses the token as malformed.
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
