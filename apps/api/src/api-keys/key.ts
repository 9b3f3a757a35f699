import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** In octets: 160 random bits. From 112 on one pass of SHA-256 keeps a secret (OWASP ASVS 11.5.1): nobody guesses it. */
const SECRET_LENGTH = 20;

/**
 * `fk_<id>_<secret>`: the id is that of the list of keys, without its hyphens, so that a key which turned up somewhere
 * can be found and ended; the secret's last eight digits are a checksum of all before. One word to select and to search
 * for.
 */
export const KEY = /^(fk_([\da-f]{32})_[\da-f]{40})([\da-f]{8})$/;

/** A whole key, as a request brings it. */
export interface SentKey {
  readonly id: string;
  readonly hash: Buffer;
}

/** A new key with this id (a UUID). */
export function makeKey(id: string): string {
  const start = `fk_${id.replaceAll('-', '')}_${randomBytes(SECRET_LENGTH).toString('hex')}`;
  return start + checksum(start);
}

/** Undefined for what is no key, or not all of one: nobody has to be asked about it. */
export function readKey(key: string): SentKey | undefined {
  const [, start, id, sum] = KEY.exec(key) ?? [];
  if (start === undefined || id === undefined || sum !== checksum(start)) return undefined;
  return { id, hash: hashKey(key) };
}

/** What is stored of a key. */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** For what was copied or typed wrong, and for scanners of secrets: no protection. */
function checksum(start: string): string {
  return crc32(start).toString(16).padStart(8, '0');
}
