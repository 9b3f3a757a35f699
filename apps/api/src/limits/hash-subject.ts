import { createHash } from 'node:crypto';

/**
 * Hashes the subject of a quota for its key. Keys are stored for a while, and must not reveal what was typed: users sometimes
 * type their password into the field of the e-mail address.
 */
export function hashSubject(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
