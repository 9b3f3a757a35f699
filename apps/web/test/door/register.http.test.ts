import { expect, test } from 'vitest';
import { filledIn, inputOf, valueOf } from '../support/forms';
import { on } from '../support/on';
import { refuse } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();
const withMail = useWeb({ SMTP_URL: 'smtp://localhost' });

const PASSWORD = 'a lighthouse in the fog';
const typed = { name: 'Grace', email: ' grace@example.com ', password: PASSWORD };

/** Somebody at the form, filled in. */
async function atTheForm() {
  const visitor = web.visitor();
  return { visitor, form: filledIn(await (await visitor.get('/register')).text(), typed) };
}

test('a registration leads to a page that says where the mail went: 303, and not what was typed', async () => {
  const { visitor, form } = await atTheForm();
  web.api.script = on('/auth/register', (response) => response.writeHead(202).end());
  const response = await visitor.post('/register', form);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/register?done=register#register');
  expect(web.api.seen).toMatchObject([{ body: { ...typed, email: 'grace@example.com' } }]);
  const html = await (await visitor.get('/register?done=register')).text();
  expect(html).toContain('A mail is on its way to the address you gave.');
  expect(html).not.toContain('<form');
});

test('the mailbox is offered where there is one', async () => {
  const page = '/register?done=register';
  expect(await (await web.visitor().get(page)).text()).toContain('href="/dev/mailbox"');
  const html = await (await withMail.visitor().get(page)).text();
  expect(html).toContain('Read your mail');
  expect(html).not.toContain('/dev/mailbox');
});

test.each([
  ['name', 'must have 1 to 100 characters', 'Must have 1 to 100 characters.'],
  ['email', 'must be an e-mail address', 'Must be an e-mail address.'],
  ['password', 'must have 15 characters or more', 'Must have 15 characters or more.'],
])('a %s that will not do is told at its field: 422', async (field, detail, words) => {
  const { visitor, form } = await atTheForm();
  const errors = [{ pointer: `#/${field}`, code: 'x', detail }];
  web.api.script = on('/auth/register', (r) => refuse(r, 'validation_failed', { errors }));
  const response = await visitor.post('/register', form);
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(inputOf(html, field)).toContain('aria-invalid="true"');
  expect(inputOf(html, field)).toContain(`${field}-error`);
  expect(html).toContain(words);
  expect(valueOf(html, 'name')).toBe('Grace');
  expect(html).not.toContain(PASSWORD);
});

test('a password manager knows what to keep, and what a password has to be is said before', async () => {
  const html = await (await web.visitor().get('/register')).text();
  expect(inputOf(html, 'email')).toContain('autoComplete="username"');
  expect(inputOf(html, 'password')).toContain('autoComplete="new-password"');
  expect(inputOf(html, 'password')).toContain('type="password"');
  expect(html).toContain('15 characters or more.');
});
