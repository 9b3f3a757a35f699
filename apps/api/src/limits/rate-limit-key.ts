import { createHash } from 'node:crypto';

/**
 * Under which key a subject is counted. People type passwords where an address belongs, and what they typed is kept for
 * a while: so it is a hash.
 */
export function rateLimitKey(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
