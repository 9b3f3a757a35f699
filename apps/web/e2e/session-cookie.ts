import type { BrowserContext } from '@playwright/test';
import { dataFile, jwtPrivateKeys } from '@repo/settings';
import { ageSession } from '@repo/testing';
import { decodeJwt, importJWK, SignJWT } from 'jose';
import type { Session } from '../src/session/session';
import { older, openSession, sealSession } from '../test/support/sealed-session';
import type { App } from './app';

async function cookieOf(context: BrowserContext) {
  const cookie = (await context.cookies()).find(({ name }) => name === 'session');
  if (cookie === undefined) throw new Error('nobody is signed in');
  return cookie;
}

/** Reads the session in a browser's cookie. */
export async function sessionOf(context: BrowserContext): Promise<Session> {
  return openSession((await cookieOf(context)).value);
}

/** Lets time pass for a browser's session: in its cookie, its token, and its row. */
export async function letTimePass(
  { context, app }: { readonly context: BrowserContext; readonly app: App },
  seconds: number,
): Promise<void> {
  const session = await sessionOf(context);
  await ageSession(app.databaseUrl, session.id, seconds);
  const accessToken = await agedToken(session.accessToken, seconds);
  const value = await sealSession({ ...older(session, seconds), accessToken });
  await context.addCookies([{ ...(await cookieOf(context)), value }]);
}

/** Moves an access token into the past. Signs it with the development key. */
async function agedToken(token: string, seconds: number): Promise<string> {
  const [jwk] = jwtPrivateKeys.parse(dataFile('jwt-private-keys.json', () => '[]'));
  if (jwk === undefined) throw new Error('there is no development key to sign with');
  const { iat = 0, exp = 0, auth_time, ...claims } = decodeJwt(token);
  const authTime = Number(auth_time) - seconds;
  return new SignJWT({ ...claims, iat: iat - seconds, exp: exp - seconds, auth_time: authTime })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid })
    .sign(await importJWK({ ...jwk }, 'ES256'));
}
