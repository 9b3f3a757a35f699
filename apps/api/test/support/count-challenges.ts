import { customFetch, protectedResourceRequest, WWWAuthenticateChallengeError } from 'oauth4webapi';

/** Returns how many challenges an independent OAuth client reads in these lines of `WWW-Authenticate`. */
export async function countChallenges(lines: readonly string[]): Promise<number> {
  const headers = lines.map((line): [string, string] => ['WWW-Authenticate', line]);
  const respond = async () => new Response(null, { status: 401, headers });
  const resource = new URL('https://example.com/');
  try {
    await protectedResourceRequest('token', 'GET', resource, undefined, undefined, {
      [customFetch]: respond,
    });
  } catch (error) {
    if (error instanceof WWWAuthenticateChallengeError) return error.cause.length;
    throw error;
  }
  return 0;
}
