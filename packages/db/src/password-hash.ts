import { hash, type Options } from '@node-rs/argon2';

/** OWASP's parameters for Argon2id (RFC 9106), the package's default: two passes over 19 MiB in one lane. */
export const ARGON2_OPTIONS: Options = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Hashes a password, in Unicode NFC as the sign-in compares it. Returns a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), ARGON2_OPTIONS);
}
