import 'server-only';
import { issuesOf, Role, type Route } from '@repo/api-client';
import { decodeJwt, errors } from 'jose';
import { z } from 'zod';
import { callApi, notUsable } from './call';
import type { Caller } from './caller';
import { type ApiResult, endsSession, type Result } from './result';

/** Reads a token and its claims. The signature is not verified: the token comes from the API, which verifies it itself. */
const tokenWith = <T extends z.ZodType>(claims: T) =>
  z.string().transform((text, context) => {
    const parsed = claims.safeParse(claimsOf(text));
    if (parsed.success) return { text, claims: parsed.data };
    context.addIssue(`A claim is missing or invalid: ${issuesOf(parsed.error)}`);
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
  accessToken: tokenWith(z.object({ sub: z.string(), sid: z.string(), role: Role })),
  expiresIn: z.number().int().positive(),
  refreshToken: tokenWith(z.object({ gen: z.number().int() })),
  refreshExpiresIn: z.number().int().positive(),
});

/** The API's tokens and their claims. Durations are whole seconds. */
export type Tokens = z.output<typeof tokensSchema>;

/** Reads the tokens that an operation returned. @returns `bad_gateway` if they are not tokens */
export function readTokens(route: Route, result: Result, caller: Caller): Result<Tokens> {
  if (!result.ok) return result;
  const tokens = tokensSchema.safeParse(result.data);
  if (tokens.success) return { ok: true, data: tokens.data };
  return notUsable(route, 200, issuesOf(tokens.error), caller);
}

/** Signs in. The access token of the old session is sent too, so that the API ends that session (session fixation). */
export async function logIn(
  credentials: { email: string; password: string },
  oldToken: string | undefined,
  caller: Caller,
): Promise<Result<Tokens>> {
  const call = { route: 'POST /auth/login', body: credentials } as const;
  return readTokens(call.route, await callApi(call, caller, oldToken), caller);
}

/** Gets new tokens for the same session. */
export async function refreshTokens(refreshToken: string, caller: Caller): Promise<Result<Tokens>> {
  const call = { route: 'POST /auth/refresh', body: { refreshToken } } as const;
  return readTokens(call.route, await callApi(call, caller), caller);
}

/** Ends the session at the API. The result is `ok` also if it had already ended. */
export async function logOut(
  token: string,
  caller: Caller,
): Promise<ApiResult<'POST /auth/logout'>> {
  const result = await callApi({ route: 'POST /auth/logout' }, caller, token);
  return !result.ok && endsSession(result.problem) ? { ok: true, data: undefined } : result;
}
