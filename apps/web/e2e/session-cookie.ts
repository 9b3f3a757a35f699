import type { BrowserContext } from '@playwright/test';
import { cookieKeys, dataFile, jwtPrivateKeys } from '@repo/settings';
import { ageSession } from '@repo/testing';
import { CompactEncrypt, compactDecrypt, decodeJwt, importJWK, SignJWT } from 'jose';
import type { Session } from '../src/session/session';
import type { App } from './app';

/** The key that the web servers of development seal cookies with. */
function sealingKey(): Uint8Array {
  const [key = ''] = cookieKeys.parse(dataFile('cookie-keys.json', () => '[]'));
  return Buffer.from(key, 'base64url');
}

const cookieOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'session');

/** The session in a browser's cookie. */
export async function sessionOf(context: BrowserContext): Promise<Session> {
  const cookie = await cookieOf(context);
  const { plaintext } = await compactDecrypt(cookie?.value ?? '', sealingKey());
  return JSON.parse(new TextDecoder().decode(plaintext));
}

/** Lets time pass for a browser's session, as if it had begun that long ago: in its cookie, its token, and its row. */
export async function letTimePass(
  { context, app }: { readonly context: BrowserContext; readonly app: App },
  seconds: number,
): Promise<void> {
  const session = await sessionOf(context);
  await ageSession(app.databaseUrl, session.id, seconds);
  const aged: Session = {
    ...session,
    accessFrom: session.accessFrom - seconds * 1000,
    accessUntil: session.accessUntil - seconds * 1000,
    refreshUntil: session.refreshUntil - seconds * 1000,
    accessToken: await agedToken(session.accessToken, seconds),
  };
  const value = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(aged)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'session' })
    .encrypt(sealingKey());
  const cookie = await cookieOf(context);
  if (cookie === undefined) throw new Error('nobody is signed in');
  await context.addCookies([{ ...cookie, value }]);
}

/** An access token as it was issued, but for its times: signed with the key of development. */
async function agedToken(token: string, seconds: number): Promise<string> {
  const [jwk] = jwtPrivateKeys.parse(dataFile('jwt-private-keys.json', () => '[]'));
  if (jwk === undefined) throw new Error('no key signs');
  const { iat = 0, exp = 0, auth_time, ...claims } = decodeJwt(token);
  const authTime = Number(auth_time) - seconds;
  return new SignJWT({ ...claims, iat: iat - seconds, exp: exp - seconds, auth_time: authTime })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid })
    .sign(await importJWK({ ...jwk }, 'ES256'));
}
