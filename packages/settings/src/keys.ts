import { createECDH } from 'node:crypto';
import { z } from 'zod';

const coordinate = z.base64url().length(43);

const privateJwk = z
  .object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    kid: z.string().min(1),
    x: coordinate,
    y: coordinate,
    d: coordinate,
  })
  .refine(isOneKeyPair);

/** A private signing key: the JWK of an EC P-256 key with a `kid` (RFC 7517 §4.5, RFC 7518 §6.2). */
export type PrivateJwk = z.output<typeof privateJwk>;

/** Checks that `x` and `y` are the public key of `d`. Otherwise signatures would not verify. */
function isOneKeyPair({ x, y, d }: { x: string; y: string; d: string }): boolean {
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(d, 'base64url');
  } catch {
    // Node throws for zero, and for a number not below the group's order (FIPS 186-5 A.2).
    return false;
  }
  // SEC 1 §2.3.3: an uncompressed point is 04, x, y.
  return pair.getPublicKey('hex') === `04${hex(x)}${hex(y)}`;
}

const hex = (base64url: string) => Buffer.from(base64url, 'base64url').toString('hex');

/** Makes the schema of a JSON array of distinct keys. All faults have the same message, so that no key is printed. */
function keyList<T extends z.ZodType>(
  item: T,
  name: (key: z.output<T>) => string,
  message: string,
) {
  return z.string().transform((text, context): z.output<T>[] => {
    const keys = z.array(item).min(1).safeParse(parseJson(text));
    if (keys.success && new Set(keys.data.map(name)).size === keys.data.length) return keys.data;
    context.addIssue(message);
    return z.NEVER;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const JWT_PRIVATE_KEYS_FORM =
  'be a JSON array of private P-256 keys as JWKs, each with a kid of its own';

/** `JWT_PRIVATE_KEYS`: the first key signs, and every key verifies. */
export const jwtPrivateKeys = keyList(privateJwk, (key) => key.kid, JWT_PRIVATE_KEYS_FORM);

export const COOKIE_KEYS_FORM = 'be a JSON array of distinct 256-bit keys in base64url';

/**
 * `COOKIE_KEYS`: the first key seals, and every key opens. Keys are compared as bytes, because the last character of a
 * key has two unused bits.
 */
export const cookieKeys = keyList(coordinate, hex, COOKIE_KEYS_FORM);
