import { cookieKeys, dataFile } from '@repo/settings';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { Session } from '../../src/session/session';

/** The key that the web servers of development seal cookies with. */
function sealingKey(): Uint8Array {
  const [key = ''] = cookieKeys.parse(dataFile('cookie-keys.json', () => '[]'));
  return Buffer.from(key, 'base64url');
}

/** The session in a cookie's value. */
export async function openSession(sealed: string): Promise<Session> {
  const { plaintext } = await compactDecrypt(sealed, sealingKey());
  return JSON.parse(new TextDecoder().decode(plaintext));
}

/** A session as a cookie's value. */
export const sealSession = (session: Session): Promise<string> => sealText(JSON.stringify(session));

/** Any text as a cookie's value. */
export const sealText = (text: string): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'session' })
    .encrypt(sealingKey());

/** A session as if it had begun this much earlier. */
export const older = (session: Session, seconds: number): Session => ({
  ...session,
  accessFrom: session.accessFrom - seconds * 1000,
  accessUntil: session.accessUntil - seconds * 1000,
  refreshUntil: session.refreshUntil - seconds * 1000,
});
