import 'server-only';
import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import type { z } from 'zod';

/** The purpose of a sealed value. It cannot be unsealed for another purpose (RFC 8725 §3.12). */
type Purpose = 'session' | 'draft' | 'lab';

/** Encrypts a value with the first key, so that only we can read or make the text (RFC 7516, `dir` with A256GCM). */
export async function seal(purpose: Purpose, value: unknown, keys: readonly Uint8Array[]) {
  const [key] = keys;
  if (key === undefined) throw new TypeError('There is no key to seal with');
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: purpose })
    .encrypt(key);
}

/** Decrypts a value that was sealed with one of the keys; undefined for anything else, such as a value in an older format. */
export async function unseal<T extends z.ZodType>(
  purpose: Purpose,
  sealed: string,
  schema: T,
  keys: readonly Uint8Array[],
): Promise<z.output<T> | undefined> {
  for (const key of keys) {
    const unsealed = await unsealWith(key, sealed);
    if (unsealed === undefined) continue;
    return unsealed.purpose === purpose ? schema.safeParse(unsealed.value).data : undefined;
  }
  return undefined;
}

async function unsealWith(key: Uint8Array, sealed: string) {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const value: unknown = JSON.parse(new TextDecoder().decode(plaintext));
    return { purpose: protectedHeader.typ, value };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
