import { once } from 'node:events';
import { expect, test } from 'vitest';
import { filledIn, formNamed } from '../support/forms';
import { refuse } from '../support/stub-api';
import { partsOf } from '../support/parts';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';
import { generalKinds, type Kind, type Kinds } from './run-once-forms';

const web = useWeb();

const parts = await partsOf<Kinds>('run-once.part.ts');
const kinds: Kinds = Object.assign({}, generalKinds, ...parts);

/** Opens the form and fills it in. */
async function atForm(kind: string): Promise<{ visitor: Visitor; form: Record<string, string> }> {
  const { page, name, isSignedIn, typed } = kinds[kind]!;
  const visitor = web.visitor();
  if (isSignedIn) await visitor.signIn();
  const html = await (await visitor.get(page)).text();
  web.api.seen.length = 0;
  return { visitor, form: filledIn(name ? formNamed(html, name) : html, typed) };
}

const count = (call: string) =>
  web.api.seen.filter(({ method, path }) => `${method} ${path}` === call).length;

/** Holds the call at the API until `free` is called. */
function holdCall({ call, respond }: Kind) {
  const gate = new EventTarget();
  const isFree = once(gate, 'open');
  const isHeld = new Promise<void>((held) => {
    web.api.script = async ({ method, path }, response) => {
      if (`${method} ${path}` !== call) return false;
      held();
      await isFree;
      await respond(web.api, response);
      return true;
    };
  });
  return { isHeld, free: () => gate.dispatchEvent(new Event('open')) };
}

const shownBy = async (response: Response, { shows = '' }: Kind) => ({
  status: response.status,
  location: response.headers.get('location'),
  cookies: response.headers.getSetCookie(),
  isShown: (await response.text()).includes(shows),
});

test.each(Object.keys(kinds))(
  'two presses of a button run the form once, and both get its outcome: %s',
  async (name) => {
    const kind = kinds[name]!;
    const { visitor, form } = await atForm(name);
    const { isHeld, free } = holdCall(kind);
    const first = visitor.post(kind.page, form);
    await isHeld;
    const second = visitor.post(kind.page, form);
    free();
    const outcome = await shownBy(await first, kind);
    expect(outcome.status).toBeLessThan(400);
    expect(outcome.isShown).toBe(true);
    expect(await shownBy(await second, kind)).toEqual(outcome);
    expect(count(kind.call)).toBe(1);
  },
);

test.each(Object.keys(kinds))(
  'a second press after the first has finished does not run the form again either, and gets the same outcome: %s',
  async (name) => {
    const kind = kinds[name]!;
    const { visitor, form } = await atForm(name);
    const { free } = holdCall(kind);
    free();
    const before = new Map(visitor.cookies);
    const outcome = await shownBy(await visitor.post(kind.page, form), kind);
    // With the cookies of the first response, and without them.
    expect(await shownBy(await visitor.post(kind.page, form), kind)).toEqual(outcome);
    visitor.cookies.clear();
    for (const [cookie, value] of before) visitor.cookies.set(cookie, value);
    expect(await shownBy(await visitor.post(kind.page, form), kind)).toEqual(outcome);
    expect(count(kind.call)).toBe(1);
  },
);

test('a form with other values, or from a page that was loaded again, counts as another form and runs', async () => {
  const { visitor, form } = await atForm('new name');
  await visitor.post('/account', form);
  await visitor.post('/account', { ...form, name: 'Ada' });
  const html = await (await visitor.get('/account')).text();
  await visitor.post('/account', filledIn(formNamed(html, 'rename'), { name: 'Ada' }));
  expect(count('PATCH /user/profile')).toBe(3);
});

test('a form that was refused runs again', async () => {
  const { visitor, form } = await atForm('new name');
  web.api.script = (_seen, response) => {
    refuse(response, 'service_unavailable', { retryAfter: 1 });
    return true;
  };
  expect((await visitor.post('/account', form)).status).toBe(503);
  web.api.reset();
  expect((await visitor.post('/account', form)).status).toBe(303);
});

test('a sign-in from the same page after a sign-out runs again', async () => {
  const { visitor, form } = await atForm('sign-in');
  await visitor.post('/login', form);
  await visitor.post('/logout', {});
  await visitor.post('/login', form);
  expect(count('POST /auth/login')).toBe(2);
  expect((await visitor.get('/account')).status).toBe(200);
});

test('the same form from another origin does not get the outcome', async () => {
  const { visitor, form } = await atForm('new name');
  await visitor.post('/account', form);
  const foreign = await visitor.post('/account', form, { 'sec-fetch-site': 'cross-site' });
  expect(foreign.status).toBe(403);
});
