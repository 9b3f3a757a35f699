import { SignJWT } from 'jose';
import { json } from './stub-api';
import type { Web } from './web';

const sign = (claims: Record<string, unknown>) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));

/** Makes the API respond to every call with tokens. The access token has these claims. */
export async function serveTokens(web: Web, claims: Record<string, unknown>): Promise<void> {
  const accessToken = await sign(claims);
  const refreshToken = await sign({ gen: 1 });
  const lifetimes = { expiresIn: 300, refreshExpiresIn: 300 };
  web.api.script = (_, response) => {
    json(response, 200, { tokenType: 'Bearer', accessToken, refreshToken, ...lifetimes });
    return true;
  };
}
