import { expect, test } from 'vitest';
import { filledIn } from '../support/forms';
import { on } from '../support/on';
import { good, otherUser, refuse, user } from '../support/stub-api';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';

const web = useWeb();

const RANDOM = 'r'.repeat(43);
const tokenFor = (email: string) => RANDOM + Buffer.from(email).toString('base64url');

const page = async (visitor: Visitor, address: string) => (await visitor.get(address)).text();

async function signedIn(): Promise<Visitor> {
  const visitor = web.visitor();
  await visitor.signIn();
  return visitor;
}

/** Opens the page that asks for the password before a form is carried out. */
async function stepUp(): Promise<string> {
  const visitor = await signedIn();
  web.api.script = ({ method, path }, response) => {
    if (!path.startsWith('/admin/users')) return false;
    if (method === 'PATCH') refuse(response, 'step_up_required', { maxAge: 300 });
    else good(response, 'GET /admin/users', { users: [otherUser], nextCursor: null });
    return true;
  };
  const form = filledIn(await page(visitor, '/admin'), { change: 'role', role: 'admin' });
  return (await visitor.post('/admin', form)).text();
}

const pages: Record<string, () => Promise<string>> = {
  'sign-in': () => page(web.visitor(), '/login'),
  'a page that asks for sign-in': () => page(web.visitor(), '/account'),
  'a new account': () => page(web.visitor(), `/verify-email?token=${tokenFor(user.email)}`),
  'change of the password': async () => page(await signedIn(), '/account/security'),
  'the password again': stepUp,
  'a new password': () => page(web.visitor(), `/reset-password?token=${tokenFor(user.email)}`),
};

/** Returns the user name in each form of the page that has a password field; undefined for a form without a user name. */
function userNames(html: string): (string | undefined)[] {
  const forms = html.match(/<form.*?<\/form>/gs) ?? [];
  return forms
    .filter((form) => form.includes('type="password"'))
    .map((form) => {
      const input = /<input[^>]* autoComplete="username"[^>]*>/i.exec(form)?.[0];
      return input && (/ value="([^"]*)"/.exec(input)?.[1] ?? 'to type');
    });
}

test.each([
  ['sign-in', 'to type'],
  ['a page that asks for sign-in', 'to type'],
  ['a new account', user.email],
  ['change of the password', user.email],
  ['the password again', user.email],
  ['a new password', user.email],
])(
  'a form with a password names its user for password managers: %s (WCAG 1.3.5)',
  async (name, expected) => {
    expect(userNames(await pages[name]!())).toEqual([expected]);
  },
);

test.each(['/reset-password', '/verify-email'])(
  'a form that comes back still has the email address from its link: %s',
  async (path) => {
    const visitor = web.visitor();
    const errors = [{ pointer: '#/password', code: 'x', detail: 'must be longer' }];
    web.api.script = on(`/auth${path}`, (r) => refuse(r, 'validation_failed', { errors }));
    const address = `${path}?token=${tokenFor('ada@bücher.example')}`;
    const typed = { name: 'Ada', password: 'too short' };
    const form = filledIn(await page(visitor, address), typed);
    expect(userNames(await (await visitor.post(path, form)).text())).toEqual([
      'ada@bücher.example',
    ]);
    // The API verifies the whole token, so its address cannot be changed.
    expect(web.api.seen).toMatchObject([{ body: { token: tokenFor('ada@bücher.example') } }]);
  },
);
