import { hash, type Options } from '@node-rs/argon2';

/**
 * Two passes over 19 MiB in one lane: OWASP's parameters for Argon2id (RFC 9106), which is the package's default
 * algorithm.
 */
export const ARGON2_OPTIONS: Options = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** The hash of a password as a PHC string, in Unicode NFC as sign-in compares it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), ARGON2_OPTIONS);
}
