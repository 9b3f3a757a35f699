/**
 * Signs in to the web app, as a browser without scripts does.
 *
 * @returns the `Cookie` field of a signed-in request
 */
export async function signIn(origin: string, account: Record<'email' | 'password', string>) {
  const response = await fetch(`${origin}/login`, {
    method: 'POST',
    headers: { Accept: 'text/html', Origin: origin },
    body: new URLSearchParams(account),
    redirect: 'manual',
  });
  if (response.status !== 303) throw new Error(`/login: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
