import { hash, type Options } from '@node-rs/argon2';

/**
 * OWASP's parameters for Argon2id (RFC 9106): two passes over 19 MiB in one lane. Argon2id is the package's default
 * algorithm.
 */
export const ARGON2_OPTIONS: Options = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Hashes a password in Unicode NFC, the form that the sign-in compares. Returns a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), ARGON2_OPTIONS);
}
