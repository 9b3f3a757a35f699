import { createHmac, hkdfSync, type KeyObject } from 'node:crypto';

const BYTES = 32;

/**
 * Makes the hash under which a submitted user name is recorded. It has a key: people type passwords where their name
 * belongs, and without one a list of common passwords would tell them from their hashes.
 *
 * @param privateKey that all API processes have, so that the same name has the same hash in all; while it signs
 */
export function identifierHash(privateKey: KeyObject): (identifier: string) => string {
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'identifiers of the audit trail', BYTES));
  return (identifier) =>
    createHmac('sha256', key).update(identifier).digest('base64url').slice(0, 22);
}
