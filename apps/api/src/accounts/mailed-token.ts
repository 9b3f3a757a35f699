import { createHash, randomBytes } from 'node:crypto';

/** The token of a mailed link, and its hash. Only the hash is stored, so a leaked database reveals no link. */
export interface MailedToken {
  readonly token: string;
  readonly hash: Buffer;
}

/**
 * Makes a token of 256 random bits.
 *
 * @param carried text that the token carries in the clear; it cannot be changed, since the hash covers the whole token
 */
export function newMailedToken(carried = ''): MailedToken {
  const token = randomBytes(32).toString('base64url') + Buffer.from(carried).toString('base64url');
  return { token, hash: hashMailedToken(token) };
}

/** Hashes a token. It needs no salt: 256 random bits cannot be guessed. */
export function hashMailedToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
