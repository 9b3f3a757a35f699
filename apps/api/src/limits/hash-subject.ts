import { createHash } from 'node:crypto';

/**
 * Hashes a subject for its key. Keys are stored for a while, and users sometimes type their password in the field of the
 * address.
 */
export function hashSubject(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
