/**
 * Signs in as a browser without scripts does: the form with what it holds, posted where it says.
 * @returns the `Cookie` field of a signed-in request
 */
export async function signIn(origin: string, account: { email: string; password: string }) {
  const login = new URL('/login', origin);
  const accept = { Accept: 'text/html' };
  const page = await fetch(login, { headers: accept });
  const html = await page.text();
  const form = /<form\b[^>]*>(?:(?!<\/form>)[\s\S])*name="password"[\s\S]*?<\/form>/i.exec(
    html,
  )?.[0];
  if (form === undefined) throw new Error('/login holds no form with a password');

  const body = new FormData();
  for (const [input] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/gi)) {
    const name = /\sname="([^"]*)"/.exec(input)?.[1];
    const value = /\svalue="([^"]*)"/.exec(input)?.[1] ?? '';
    if (name !== undefined)
      body.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  body.append('email', account.email);
  body.append('password', account.password);

  const answer = await fetch(login, {
    method: 'POST',
    headers: { ...accept, Origin: origin },
    body,
    redirect: 'manual',
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (answer.status !== 303) throw new Error(`sign-in on the web answered ${answer.status}`);
  return cookies.join('; ');
}
