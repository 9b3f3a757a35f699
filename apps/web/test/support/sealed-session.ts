import { cookieKeys, dataFile } from '@repo/settings';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { Session } from '../../src/session/session';

/** The key with which web servers seal cookies in development. */
function sealingKey(): Uint8Array {
  const [key = ''] = cookieKeys.parse(dataFile('cookie-keys.json', () => '[]'));
  return Buffer.from(key, 'base64url');
}

/** Unseals the session in the value of a cookie. */
export async function openSession(sealed: string): Promise<Session> {
  const { plaintext } = await compactDecrypt(sealed, sealingKey());
  return JSON.parse(new TextDecoder().decode(plaintext));
}

/** Seals a session as the value of a cookie. */
export const sealSession = (session: Session): Promise<string> => sealText(JSON.stringify(session));

/** Seals any text as the value of a cookie. */
export const sealText = (text: string): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'session' })
    .encrypt(sealingKey());

/** Moves a session into the past, as if it had begun this many seconds earlier. */
export const older = (session: Session, seconds: number): Session => ({
  ...session,
  accessFrom: session.accessFrom - seconds * 1000,
  accessUntil: session.accessUntil - seconds * 1000,
  refreshUntil: session.refreshUntil - seconds * 1000,
});
