import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** In bytes. 20 bytes are 160 random bits; from 112 bits on, one pass of SHA-256 is enough (OWASP ASVS 11.5.1). */
const SECRET_LENGTH = 20;

/**
 * `fk_<id>_<secret><checksum>`. The id is the one in the list of keys, without hyphens, so a leaked key can be found and
 * revoked. The last eight digits are a checksum of the rest. The whole key is one word: easy to select and to search for.
 */
export const KEY_FORMAT = /^(fk_([\da-f]{32})_[\da-f]{40})([\da-f]{8})$/;

/** A complete key that a request carries. */
export interface SentKey {
  readonly id: string;
  readonly hash: Buffer;
}

/** Makes a new key with this id, a UUID. */
export function makeKey(id: string): string {
  const start = `fk_${id.replaceAll('-', '')}_${randomBytes(SECRET_LENGTH).toString('hex')}`;
  return start + checksum(start);
}

/** Parses a key; undefined when it is malformed or incomplete, which needs no lookup. */
export function readKey(key: string): SentKey | undefined {
  const [, start, id, sum] = KEY_FORMAT.exec(key) ?? [];
  if (start === undefined || id === undefined || sum !== checksum(start)) return undefined;
  return { id, hash: hashKey(key) };
}

/** Hashes a key for storage. */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Detects typing errors and helps secret scanners. It is not a security measure. */
function checksum(start: string): string {
  return crc32(start).toString(16).padStart(8, '0');
}
