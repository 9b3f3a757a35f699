import { parseJson, record } from '../read/json.js';
import { decodeBase64 } from './base64url.js';

/** A token that was taken apart. It is never verified. */
export interface Token {
  readonly text: string;
  readonly kind: 'JWT' | 'encrypted JWT' | 'opaque token';
  readonly header: Readonly<Record<string, unknown>> | undefined;
  readonly claims: Readonly<Record<string, unknown>> | undefined;
  /** The parts between the dots. */
  readonly parts: readonly string[];
}

/** Takes a token apart: a JWS has three parts (RFC 7515 §3.1), a JWE five (RFC 7516 §3.1). */
export function readToken(text: string): Token {
  const parts = text.split('.').slice(0, 6);
  const header = text.startsWith('ey') ? decodeObject(parts[0] ?? '') : undefined;
  const kind = header === undefined ? 'opaque token' : parts.length === 5 ? 'encrypted JWT' : 'JWT';
  const claims = kind === 'JWT' ? decodeObject(parts[1] ?? '') : undefined;
  return { text, kind, header, claims, parts };
}

function decodeObject(part: string): Readonly<Record<string, unknown>> | undefined {
  return record(parseJson(decodeBase64(part) ?? ''));
}

/** Returns when a token expires, in seconds since 1970 (RFC 7519 §4.1.4); undefined if it does not say. */
export function expiryOf(token: Token | undefined): number | undefined {
  const exp = token?.claims?.['exp'];
  return typeof exp === 'number' && Number.isFinite(exp) ? exp : undefined;
}
