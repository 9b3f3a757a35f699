import { expect, test } from 'vitest';
import { filledIn, inputOf, valueOf } from '../../support/forms';
import { on } from '../../support/on';
import { refuse } from '../../support/stub-api';
import { useWeb } from '../../support/web';

const web = useWeb();

test('the form redirects to a page that does not reveal whether a mail was sent: 303', async () => {
  const visitor = web.visitor();
  web.api.script = on('/auth/forgot-password', (response) => response.writeHead(202).end());
  const form = filledIn(await (await visitor.get('/forgot-password')).text(), {
    email: 'grace@example.com',
  });
  const response = await visitor.post('/forgot-password', form);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/forgot-password?done=forgot#forgot');
  const html = await (await visitor.get('/forgot-password?done=forgot')).text();
  expect(html).toContain('If an account has the address that you entered, we sent an email to it.');
  expect(html).not.toContain('<form');
});

test('an invalid address shows an error at its field, which keeps what was typed: 422', async () => {
  const visitor = web.visitor();
  const errors = [{ pointer: '#/email', code: 'x', detail: 'must be an e-mail address' }];
  web.api.script = on('/auth/forgot-password', (r) => refuse(r, 'validation_failed', { errors }));
  const form = filledIn(await (await visitor.get('/forgot-password')).text(), { email: 'a@b' });
  const response = await visitor.post('/forgot-password', form);
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(inputOf(html, 'email')).toContain('aria-invalid="true"');
  expect(valueOf(html, 'email')).toBe('a@b');
});
