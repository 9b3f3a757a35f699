import { expect, test } from 'vitest';
import { filledIn, inputOf, valueOf } from '../../support/forms';
import { on } from '../../support/on';
import { refuse, user } from '../../support/stub-api';
import type { Visitor } from '../../support/visitor';
import { useWeb } from '../../support/web';

const web = useWeb();

const PAGE = '/reset-password?token=a-token_1';
const PASSWORD = 'a lighthouse in the fog';

/** Opens the link and sends a new password. */
async function choose(visitor: Visitor, password = PASSWORD): Promise<Response> {
  const form = filledIn(await (await visitor.get(PAGE)).text(), { password });
  return visitor.post(PAGE, form);
}

test('a new password redirects to the sign-in page, which says that it is changed', async () => {
  const visitor = web.visitor();
  web.api.script = on('/auth/reset-password', (response) => response.writeHead(204).end());
  const response = await choose(visitor);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/login?done=reset');
  expect(web.api.seen).toMatchObject([{ body: { token: 'a-token_1', password: PASSWORD } }]);
  const html = await (await visitor.get('/login?done=reset')).text();
  expect(html).toContain(
    'Your password is changed, and everything else that gave access is revoked.',
  );
  expect(await (await visitor.get('/login')).text()).not.toContain('Your password is changed');
});

test('a browser whose session was ended by the reset is not shown as signed in', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = (seen, response) => {
    if (seen.path === '/auth/reset-password') response.writeHead(204).end();
    else refuse(response, 'session_revoked', { reason: 'password_changed' });
    return true;
  };
  await choose(visitor);
  web.api.reset();
  expect(await (await visitor.get('/login?done=reset')).text()).not.toContain(user.email + '</a>');
  expect((await visitor.get('/account')).status).toBe(401);
});

test('a browser that is signed in to another account stays signed in', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = on('/auth/reset-password', (response) => response.writeHead(204).end());
  await choose(visitor);
  expect((await visitor.get('/account')).status).toBe(200);
});

test('an invalid password shows an error at its field, and the link stays valid: 422', async () => {
  const visitor = web.visitor();
  const errors = [{ pointer: '#/password', code: 'password_too_short', detail: 'must be longer' }];
  web.api.script = on('/auth/reset-password', (r) => refuse(r, 'validation_failed', { errors }));
  const response = await choose(visitor, 'too short a one');
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(inputOf(html, 'password')).toContain('aria-invalid="true"');
  expect(html).toContain('Must be longer.');
  expect(html).not.toContain('too short a one');
  expect(valueOf(html, 'token')).toBe('a-token_1');
});

test('a password that is too long does not use up the link: 413', async () => {
  web.api.script = on('/auth/reset-password', (r) => refuse(r, 'content_too_large', {}));
  const response = await choose(web.visitor());
  const html = await response.text();
  expect(response.status).toBe(413);
  expect(html).toContain('That is too long for this form.');
  expect(valueOf(html, 'token')).toBe('a-token_1');
});

test('a link that is no longer valid is 410, with a link to get another', async () => {
  web.api.script = on('/auth/reset-password', (r) => refuse(r, 'link_invalid', {}));
  const response = await choose(web.visitor());
  const html = await response.text();
  expect(response.status).toBe(410);
  expect(html).toContain('This link does not work');
  expect(html).toContain('href="/forgot-password"');
  expect(html).not.toContain('name="token"');
});

test.each(['', '?token=', '?token=cut%20off', '?token=%00'])(
  'an incomplete link says so before anything is typed: %j',
  async (query) => {
    const html = await (await web.visitor().get(`/reset-password${query}`)).text();
    expect(html).toContain('This link does not work');
    expect(html).not.toContain('name="password"');
  },
);
