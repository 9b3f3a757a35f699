import { createHash, randomBytes } from 'node:crypto';

/** What a mailed link holds, and what is kept of it: whoever reads the database cannot follow the link. */
export interface MailedToken {
  readonly token: string;
  readonly hash: Buffer;
}

/**
 * A new token of 256 random bits.
 *
 * @param carried text that anybody with the token can read, and nobody can change: the hash is of the whole token
 */
export function newMailedToken(carried = ''): MailedToken {
  const token = randomBytes(32).toString('base64url') + Buffer.from(carried).toString('base64url');
  return { token, hash: hashMailedToken(token) };
}

/** Without salt: there is nothing to guess in 256 random bits. */
export function hashMailedToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
