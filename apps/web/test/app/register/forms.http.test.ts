import { expect, test } from 'vitest';
import { filledIn, inputOf, valueOf } from '../../support/forms';
import { on } from '../../support/on';
import { refuse } from '../../support/stub-api';
import { useWeb } from '../../support/web';

const web = useWeb();
const withMail = useWeb({ SMTP_URL: 'smtp://localhost' });

const typed = { email: ' grace@example.com ' };

/** Opens the form and fills it in. */
async function atTheForm() {
  const visitor = web.visitor();
  return { visitor, form: filledIn(await (await visitor.get('/register')).text(), typed) };
}

test('a registration redirects to a page that says that a mail was sent, without naming the address: 303', async () => {
  const { visitor, form } = await atTheForm();
  web.api.script = on('/auth/register', (response) => response.writeHead(202).end());
  const response = await visitor.post('/register', form);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/register?done=register#register');
  expect(web.api.seen).toMatchObject([{ body: { email: 'grace@example.com' } }]);
  const html = await (await visitor.get('/register?done=register')).text();
  expect(html).toContain('We sent an email to the address that you entered.');
  expect(html).not.toContain('<form');
});

test('the page links to the mailbox if there is one', async () => {
  const page = '/register?done=register';
  expect(await (await web.visitor().get(page)).text()).toContain('href="/dev/mailbox"');
  const html = await (await withMail.visitor().get(page)).text();
  expect(html).toContain('Check your email');
  expect(html).not.toContain('/dev/mailbox');
});

test('an invalid address shows an error at its field, which keeps what was typed: 422', async () => {
  const { visitor, form } = await atTheForm();
  const errors = [{ pointer: '#/email', code: 'x', detail: 'must be an e-mail address' }];
  web.api.script = on('/auth/register', (r) => refuse(r, 'validation_failed', { errors }));
  const response = await visitor.post('/register', form);
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(inputOf(html, 'email')).toContain('aria-invalid="true"');
  expect(inputOf(html, 'email')).toContain('email-error');
  expect(html).toContain('Must be an e-mail address.');
  expect(valueOf(html, 'email')).toBe(typed.email);
});

test('the form asks only for the address and says what comes next', async () => {
  const html = await (await web.visitor().get('/register')).text();
  expect(inputOf(html, 'email')).toContain('autoComplete="username"');
  expect(html).not.toContain('type="password"');
  expect(inputOf(html, 'name')).toBeUndefined();
  expect(html).toContain('We send you a link to choose your name and password.');
  expect(html).toMatch(/<button[^>]*>Send link</);
});
