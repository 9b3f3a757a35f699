import 'server-only';
import type { FieldLine } from '@repo/errors';
import { randomInt } from 'node:crypto';
import type { Kept, Recorder, SentRequest } from './experiment';

/** `Authorization: Bearer` with a token. */
export const bearer = (token: string): FieldLine => ['Authorization', `Bearer ${token}`];

/** The request of most experiments. */
export const profile = (...fields: readonly FieldLine[]): SentRequest => ({
  method: 'GET',
  path: '/user/profile',
  fields,
});

/** Changes the name in a profile, which takes the scope `profile:write`. */
export const rename = (credentials: FieldLine): SentRequest => ({
  method: 'PATCH',
  path: '/user/profile',
  fields: [credentials],
  body: { name: 'Ada' },
});

/** A refresh with a token in the body. */
export const refreshWith = (refreshToken: string): SentRequest => ({
  method: 'POST',
  path: '/auth/refresh',
  body: { refreshToken },
});

/** The tokens of a response. */
export interface NewTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const tokensIn = (body: Readonly<Record<string, unknown>>): NewTokens => ({
  accessToken: String(body['accessToken']),
  refreshToken: String(body['refreshToken']),
});

/** Signs in with the kept e-mail address and password. */
export async function signIn(recorder: Recorder, { email, password }: Kept): Promise<NewTokens> {
  const request = { method: 'POST', path: '/auth/login', body: { email, password } } as const;
  const { body } = await recorder.send('Sign in', request);
  return tokensIn(body);
}

/** Signs in, and returns the request that reads the profile with the new access token. */
export const signInAndRead = async (recorder: Recorder, kept: Kept): Promise<SentRequest> =>
  profile(bearer((await signIn(recorder, kept)).accessToken));

/** Refreshes with the kept refresh token. */
export async function refresh(recorder: Recorder, { refreshToken = '' }: Kept): Promise<NewTokens> {
  const { body } = await recorder.send('Refresh the access token', refreshWith(refreshToken));
  return tokensIn(body);
}

/** Lists the users, for administrators. */
export const users = (token?: string): SentRequest => ({
  method: 'GET',
  path: '/admin/users?limit=1',
  fields: token === undefined ? [] : [bearer(token)],
});

/**
 * `X-Forwarded-For` with an address for documentation (RFC 5737 §3), so that failures are not counted against a real
 * network. The API believes the field, because the web server is a trusted proxy.
 */
export const forwardedFor = (address = ''): FieldLine => ['X-Forwarded-For', address];

/** An address for documentation. */
export const documentationAddress = (): string => `192.0.2.${randomInt(1, 255)}`;
