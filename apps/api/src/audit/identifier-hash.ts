import { createHmac, hkdfSync, type KeyObject } from 'node:crypto';

const BYTES = 32;

/**
 * Makes a keyed hash function for submitted user names. Users sometimes type their password in the field for the user
 * name. Without a key, a reader of the database could find such a password by hashing a list of common passwords.
 *
 * @param privateKey the signing key, which all API processes share, so a name has the same hash in all of them
 */
export function identifierHash(privateKey: KeyObject): (identifier: string) => string {
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'identifiers of the audit trail', BYTES));
  return (identifier) =>
    createHmac('sha256', key).update(identifier).digest('base64url').slice(0, 22);
}
