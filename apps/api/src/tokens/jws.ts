import { sign, verify, type KeyObject } from 'node:crypto';
import type { SigningKeys } from './signing-keys.js';

/** Media type of an access token (RFC 9068 §2.1). */
export const ACCESS_TOKEN_TYPE = 'at+jwt';
/** Media type of a refresh token: a type of its own keeps the two apart (RFC 8725 §3.12). */
export const REFRESH_TOKEN_TYPE = 'rt+jwt';

export type TokenType = typeof ACCESS_TOKEN_TYPE | typeof REFRESH_TOKEN_TYPE;

export type JsonObject = Readonly<Record<string, unknown>>;

/** A token taken apart. Nothing of it may be believed before `verifyJws` said so (RFC 8725 §3.3). */
export interface Jws {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly signingInput: string;
  readonly signature: Buffer;
}

// The last part may be empty: that is an unsecured JWS (RFC 7519 §6.1), well-formed and never accepted.
const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)$/;

/**
 * Takes a compact JWS apart (RFC 7515 §7.1), strictly: no padding, no white space, no second spelling of the same bytes
 * or of the same JSON. Undefined when it is not one.
 */
export function readJws(token: string): Jws | undefined {
  const parts = COMPACT.exec(token);
  if (parts === null) return undefined;
  const [, head = '', body = '', tail = ''] = parts;
  const header = readObject(head);
  const claims = readObject(body);
  const signature = Buffer.from(tail, 'base64url');
  if (header === undefined || claims === undefined) return undefined;
  // Unused bits in the last character would give one token several spellings.
  if (signature.toString('base64url') !== tail) return undefined;
  return { header, claims, signingInput: `${head}.${body}`, signature };
}

/** Claims that one of our keys has signed, or why there are none: `why` is for the log. */
export type Verification = { readonly claims: JsonObject } | RefusedToken;

export interface RefusedToken {
  readonly refused: 'malformed' | 'invalid';
  readonly why: string;
}

const invalid = (why: string): RefusedToken => ({ refused: 'invalid', why });

/**
 * Verifies that one of our keys has signed a token of this type. The header selects among our own keys and nothing
 * else: not the algorithm (RFC 8725 §3.1), not a key or its address (§3.10).
 */
export function verifyJws(token: string, type: TokenType, keys: SigningKeys): Verification {
  const jws = readJws(token);
  if (jws === undefined) return { refused: 'malformed', why: 'no compact JWS' };
  const { alg, typ, kid } = jws.header;
  if (alg !== 'ES256') return invalid('wrong algorithm');
  if (!isType(typ, type)) return invalid('wrong type');
  // No extension is understood here, and one that is not understood must be refused (RFC 7515 §4.1.11).
  if ('crit' in jws.header) return invalid('unknown extension');
  const key = typeof kid === 'string' ? keys.publicKeys.get(kid) : undefined;
  if (key === undefined) return invalid('unknown key id');
  return isSignedBy(jws, key) ? { claims: jws.claims } : invalid('wrong signature');
}

/** Whether the key made this signature (ES256, RFC 7518 §3.4). */
function isSignedBy({ signingInput, signature }: Jws, key: KeyObject): boolean {
  return verify('sha256', Buffer.from(signingInput), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** Signs claims as a compact JWS of the given type with the current key. */
export function signJws(type: TokenType, claims: object, keys: SigningKeys): string {
  const { kid, privateKey } = keys.current;
  const signingInput = `${encode({ alg: 'ES256', typ: type, kid })}.${encode(claims)}`;
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${signingInput}.${sign('sha256', Buffer.from(signingInput), key).toString('base64url')}`;
}

/** RFC 7515 §4.1.9: compared without case, and `application/` may be left out. */
function isType(value: unknown, type: TokenType): boolean {
  if (typeof value !== 'string') return false;
  const lower = value.toLowerCase();
  return lower === type || lower === `application/${type}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * The object of a part, if the part is the one way to write it. What does not come back the same holds a name twice
 * (RFC 7519 §4), bytes that are not UTF-8, or bits that say nothing: things that two readers would read differently.
 */
function readObject(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) && encode(value) === part ? value : undefined;
  } catch {
    return undefined; // Not JSON. The caller says so: the token is malformed.
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
