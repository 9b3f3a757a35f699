import { expect, test } from 'vitest';
import { filledIn, inputOf, valueOf } from '../support/forms';
import { useWeb } from '../support/web';

const web = useWeb();

const RIGHT = { email: 'user@example.com', password: 'a lighthouse in the fog' };
const BLOCKED =
  /Your browser blocks the cookie that keeps you signed in: allow cookies for [\w:.]+,/;

type AtForm = Awaited<ReturnType<typeof atForm>>;

/** Opens a page with the sign-in form and fills it in. */
async function atForm(address: string) {
  const visitor = web.visitor();
  const html = await (await visitor.get(address)).text();
  return { visitor, form: filledIn(html, RIGHT) };
}

test.each(['/login?returnTo=/account', '/account'])(
  'a browser that blocks cookies gets a message, and the API is not called: %s',
  async (address) => {
    const { visitor, form } = await atForm(address);
    visitor.cookies.clear();
    const refused = await visitor.post('/login', form);
    const html = await refused.text();
    expect(refused.status).toBe(400);
    expect(html.match(BLOCKED)).toHaveLength(1);
    expect(valueOf(html, 'email')).toBe(RIGHT.email);
    expect(valueOf(html, 'returnTo')).toBe(form['returnTo']);
    expect(html).not.toContain(RIGHT.password);
    expect(web.api.seen).toEqual([]);
    // Cookies are allowed now: the page with the message has set the test cookie again.
    const signedIn = await visitor.post('/login', filledIn(html, RIGHT));
    expect(signedIn.status).toBe(303);
    expect(signedIn.headers.get('location')).toBe(form['returnTo']);
  },
);

test('a program that sends the form without its cookie signs in', async () => {
  const { form } = await atForm('/login');
  const response = await web.visitor().send('/login', {
    method: 'POST',
    headers: { accept: 'text/html', origin: web.origin },
    body: new URLSearchParams(form),
  });
  expect(response.status).toBe(303);
});

test('after a sign-in the test cookie stays beside the session cookie, and is not set again', async () => {
  const { visitor, form } = await atForm('/account');
  expect([...visitor.cookies.keys()]).toEqual(['test-cookie']);
  expect((await visitor.post('/login', form)).status).toBe(303);
  expect([...visitor.cookies.keys()]).toEqual(['test-cookie', 'session']);
  expect((await visitor.get('/login')).headers.getSetCookie()).toEqual([]);
});

test.each([
  ['with that form', ({ visitor, form }: AtForm) => visitor.post('/login', form)],
  // For example through a mailed link, whose page sets no test cookie.
  ['in another way', ({ visitor }: AtForm) => visitor.signIn()],
])(
  'a sign-in form that was opened before a sign-out still works after it, if the user had signed in %s',
  async (_, signIn) => {
    const tab = await atForm('/login');
    await signIn(tab);
    const { visitor } = tab;
    const other = filledIn(await (await visitor.get('/login')).text(), RIGHT);
    for (const form of [tab.form, other]) {
      await visitor.post('/logout', {});
      expect((await visitor.post('/login', form)).status).toBe(303);
    }
  },
);

test('only a page with the sign-in form sets the test cookie: other pages, and problems for programs, do not', async () => {
  const program = { 'sec-fetch-dest': 'empty' };
  for (const [address, fields] of [
    ['/'],
    ['/register'],
    ['/nothing'],
    ['/account', program],
  ] as const) {
    const response = await web.visitor().get(address, fields);
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});

test('a sign-in form does not need the test cookie if its page did not set it', async () => {
  const visitor = web.visitor();
  const refused = await visitor.post('/account', { form: 'rename', name: 'x', person: 'u-1' });
  const html = await refused.text();
  expect(refused.status).toBe(401);
  expect(refused.headers.getSetCookie()).toEqual([]);
  expect(inputOf(html, 'test-cookie')).toBeUndefined();
  expect((await visitor.post('/account', filledIn(html, RIGHT))).status).toBe(200);
});
