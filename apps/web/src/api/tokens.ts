import 'server-only';
import { decodeJwt, errors } from 'jose';
import { z } from 'zod';
import { type Answer, endsSession } from './answer';
import { callApi } from './call';
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
  tokenType: z.literal('Bearer'),
  accessToken: tokenThatSays(
    z.object({ sub: z.string(), sid: z.string(), role: z.enum(['user', 'admin']) }),
  ),
  expiresIn: z.number().int().positive(),
  refreshToken: tokenThatSays(z.object({ gen: z.number().int() })),
  refreshExpiresIn: z.number().int().positive(),
});

/** The API's tokens. Durations are whole seconds. */
export type Tokens = z.output<typeof tokensSchema>;

/** Signs in. The old session's access token goes along, so that the API ends that session (session fixation). */
export const logIn = (
  credentials: { email: string; password: string },
  oldToken: string | undefined,
  caller: Caller,
): Promise<Answer<Tokens>> =>
  callApi(
    {
      method: 'POST',
      path: '/auth/login',
      body: credentials,
      token: oldToken,
      answers: tokensSchema,
    },
    caller,
  );

/** New tokens of the same session. */
export const refreshTokens = (refreshToken: string, caller: Caller): Promise<Answer<Tokens>> =>
  callApi(
    { method: 'POST', path: '/auth/refresh', body: { refreshToken }, answers: tokensSchema },
    caller,
  );

/** Ends the session at the API. `ok` also when it had ended before. */
export async function logOut(token: string, caller: Caller): Promise<Answer<undefined>> {
  const answer = await callApi(
    { method: 'POST', path: '/auth/logout', token, answers: z.undefined() },
    caller,
  );
  return endsSession(answer) ? { outcome: 'ok', body: undefined } : answer;
}
