import { expect, test } from 'vitest';
import { filledIn, formNamed, valueOf } from '../support/forms';
import { on } from '../support/on';
import { refuse, type Script, user } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

const ADDRESS = '/account/security';
const PASSWORDS = { currentPassword: 'the one until now', newPassword: 'the one from now on' };
const RIGHT = { email: user.email, password: 'correct horse battery staple' };

/** Opens a form with passwords and fills it in. */
async function atForm() {
  const visitor = web.visitor();
  await visitor.signIn();
  const html = await (await visitor.get(ADDRESS)).text();
  web.api.seen.length = 0;
  return { visitor, form: filledIn(formNamed(html, 'change'), PASSWORDS) };
}

/** Expects that the page has the form, without the passwords that were sent: neither as text nor sealed in a draft. */
async function expectEmptyForm(html: string) {
  const form = formNamed(html, 'change');
  for (const [name, password] of Object.entries(PASSWORDS)) {
    expect(valueOf(form, name)).toBe('');
    expect(html).not.toContain(password);
  }
  expect(html).not.toContain('name="draft"');
}

const isDown: Script = (_seen, response) => {
  response.destroy();
  return true;
};

const passwordCalls = () => web.api.calls('/user/password').map(({ body }) => body);

test.each([
  [429, 'Too many attempts in a short time.', (r) => refuse(r, 'rate_limited', { retryAfter: 7 })],
  [
    503,
    'what you typed is not the reason',
    (r) => refuse(r, 'service_unavailable', { retryAfter: 7 }),
  ],
] satisfies [number, string, Parameters<typeof on>[1]][])(
  'a form with passwords that fails temporarily comes back in its page, without the passwords: %i',
  async (status, words, refusal) => {
    const { visitor, form } = await atForm();
    web.api.script = on('/user/password', refusal);
    const response = await visitor.post(ADDRESS, form);
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(html).toMatch(/role="alert"[^>]*data-kind="temporary"/);
    expect(html).toContain(words);
    expect(html).toContain('Try again in 7 seconds.');
    await expectEmptyForm(html);
  },
);

test('a form with passwords in an ended session comes back after the sign-in, and is not carried out', async () => {
  const { visitor, form } = await atForm();
  web.api.script = on('/user/password', (r) =>
    refuse(r, 'session_revoked', { reason: 'ended_elsewhere' }),
  );
  const refused = await visitor.post(ADDRESS, form);
  const asked = await refused.text();
  expect(refused.status).toBe(401);
  expect(asked).not.toContain(PASSWORDS.newPassword);
  web.api.reset();
  const back = await visitor.post(ADDRESS, filledIn(asked, RIGHT));
  const html = await back.text();
  expect(back.status).toBe(200);
  expect(html).toContain('Not changed yet.');
  await expectEmptyForm(html);
  expect(passwordCalls()).toEqual([]);
  const sent = filledIn(formNamed(html, 'change'), PASSWORDS);
  expect((await visitor.post(ADDRESS, sent)).status).toBe(303);
  expect(passwordCalls()).toMatchObject([PASSWORDS]);
});

test.each(['retry', 'confirm', 'show'])(
  'the draft of a form with passwords is never carried out, whatever its step: %s',
  async (step) => {
    const { visitor, form } = await atForm();
    web.api.script = isDown;
    const refused = await visitor.post(ADDRESS, form);
    const postponed = filledIn(await refused.text(), { step, password: RIGHT.password });
    expect(refused.status).toBe(503);
    web.api.reset();
    const back = await visitor.post(ADDRESS, { ...postponed, ...PASSWORDS });
    const html = await back.text();
    expect(back.status).toBe(200);
    expect(html).toContain('Not changed yet.');
    await expectEmptyForm(html);
    expect(passwordCalls()).toEqual([]);
  },
);
