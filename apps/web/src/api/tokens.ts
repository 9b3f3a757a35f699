import 'server-only';
import type { Problem } from '@repo/errors';
import { decodeJwt, errors } from 'jose';
import { z } from 'zod';
import { type ApiResult, type AnyResult, endsSession } from './result';
import { type AnyCall, type Call, callAny, callApi, notUsable } from './call';
import type { Caller } from './caller';

/** A token, and what it says. Not verified: it came from the API itself, and only the API decides by it. */
const tokenThatSays = <T extends z.ZodType>(claims: T) =>
  z.string().transform((text, context) => {
    const said = claims.safeParse(claimsOf(text));
    if (said.success) return { text, claims: said.data };
    context.addIssue('A token that does not say what it must');
    return z.NEVER;
  });

function claimsOf(token: string): unknown {
  try {
    return decodeJwt(token);
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

const tokensSchema = z.object({
  accessToken: tokenThatSays(
    z.object({ sub: z.string(), sid: z.string(), role: z.enum(['user', 'admin']) }),
  ),
  expiresIn: z.number().int().positive(),
  refreshToken: tokenThatSays(z.object({ gen: z.number().int() })),
  refreshExpiresIn: z.number().int().positive(),
});

/** The API's tokens, read. Durations are whole seconds. */
export type Tokens = z.output<typeof tokensSchema>;

/** The operations that answer tokens. */
type TokenRoute = 'POST /auth/login' | 'POST /auth/refresh' | 'POST /auth/verify-email';

type TokensAnswer<R extends TokenRoute> =
  { readonly ok: true; readonly data: Tokens } | Extract<ApiResult<R>, { readonly ok: false }>;

/**
 * Calls an operation that answers tokens, and reads them.
 *
 * @param token the access token of the session before, if it goes along
 */
export function callForTokens<R extends TokenRoute>(
  call: Call<R>,
  caller: Caller,
  token?: string,
): Promise<TokensAnswer<R>>;
export async function callForTokens(
  call: AnyCall,
  caller: Caller,
  token?: string,
): Promise<{ ok: true; data: Tokens } | { ok: false; problem: Problem }> {
  return readTokens(call, await callAny(call, caller, token), caller);
}

/** The tokens that a call answered, read. */
export function readTokens(
  { route }: AnyCall,
  answer: AnyResult,
  caller: Caller,
):
  { readonly ok: true; readonly data: Tokens } | { readonly ok: false; readonly problem: Problem } {
  if (!answer.ok) return answer;
  const tokens = tokensSchema.safeParse(answer.data);
  return tokens.success ? { ok: true, data: tokens.data } : notUsable(route, 200, caller);
}

/** Signs in. The old session's access token goes along, so that the API ends that session (session fixation). */
export const logIn = (
  credentials: { email: string; password: string },
  oldToken: string | undefined,
  caller: Caller,
) => callForTokens({ route: 'POST /auth/login', body: credentials }, caller, oldToken);

/** New tokens of the same session. */
export const refreshTokens = (refreshToken: string, caller: Caller) =>
  callForTokens({ route: 'POST /auth/refresh', body: { refreshToken } }, caller);

/** Ends the session at the API. `ok` also when it had ended before. */
export async function logOut(
  token: string,
  caller: Caller,
): Promise<ApiResult<'POST /auth/logout'>> {
  const answer = await callApi({ route: 'POST /auth/logout' }, caller, token);
  return !answer.ok && endsSession(answer.problem) ? { ok: true, data: undefined } : answer;
}
