import { attribute, tags } from './tags.js';

/**
 * Signs in as a browser without scripts does: the form with what it holds, posted to where it says.
 *
 * @returns the `Cookie` field of a signed-in request
 */
export async function signIn(origin: string, account: Record<'email' | 'password', string>) {
  const login = new URL('/login', origin);
  const page = await fetch(login, { headers: { Accept: 'text/html' } });
  const html = await page.text();
  const form = html
    .match(/<form\b.*?<\/form>/gis)
    ?.find((candidate) => candidate.includes('name="password"'));
  if (form === undefined) throw new Error('/login holds no form with a password');

  const body = new URLSearchParams(account);
  for (const tag of tags(form, 'input').filter((input) => attribute(input, 'type') === 'hidden')) {
    body.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '');
  }
  const [opening = ''] = tags(form, 'form');
  const answer = await fetch(new URL(attribute(opening, 'action') ?? '', login), {
    method: 'POST',
    headers: { Accept: 'text/html', Origin: origin },
    body,
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`sign-in on the web answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
