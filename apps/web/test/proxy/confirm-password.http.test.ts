import { expect, test } from 'vitest';
import { filledIn } from '../support/forms';
import { good, otherUser, refuse } from '../support/stub-api';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';

const web = useWeb();

const PASSWORD = 'correct horse battery staple';

/** Signs in an administrator, and sends a change for which the sign-in is not recent enough. */
async function refusedChange(): Promise<[Visitor, html: string]> {
  const visitor = web.visitor();
  await visitor.signIn();
  isRecent = false;
  web.api.script = answer;
  const page = await (await visitor.get('/admin')).text();
  const form = filledIn(page, { change: 'role', role: 'admin' });
  const refused = await visitor.post('/admin', form);
  expect(refused.status).toBe(401);
  web.api.seen.length = 0;
  return [visitor, await refused.text()];
}

let isRecent = false;

const answer: typeof web.api.script = async ({ method, path, body }, response) => {
  if (path === '/admin/users') {
    good(response, 'GET /admin/users', { users: [otherUser], nextCursor: null });
  } else if (method === 'PATCH' && !isRecent) {
    refuse(response, 'step_up_required', { maxAge: 300 });
  } else if (method === 'PATCH') {
    good(response, 'PATCH /admin/users/{id}', { ...otherUser, role: 'admin' });
  } else if (path === '/auth/reauthenticate') {
    isRecent = JSON.stringify(body) === JSON.stringify({ password: PASSWORD });
    if (isRecent) {
      const tokens = await web.api.tokens(web.api.lastSession);
      good(response, 'POST /auth/reauthenticate', tokens);
    } else refuse(response, 'password_incorrect', {});
  } else {
    return false;
  }
  return true;
};

test('a change that needs a recent sign-in asks for the password and is then carried out (RFC 9470 §5)', async () => {
  const [visitor, html] = await refusedChange();
  expect(html).toContain('Confirm your password');
  expect(html).not.toContain('name="email"');
  const gone = await visitor.post('/admin', filledIn(html, { password: PASSWORD }));
  expect(gone.status).toBe(303);
  expect(web.api.seen).toMatchObject([
    { path: '/auth/reauthenticate', body: { password: PASSWORD } },
    { method: 'PATCH', path: `/admin/users/${otherUser.id}`, body: { role: 'admin' } },
  ]);
  expect(web.api.seen[1]?.headers.authorization).toBe(`Bearer ${web.api.issued.at(-1)}`);
  expect((await visitor.get('/admin')).status).toBe(200);
  expect(web.api.seen.at(-1)?.headers.authorization).toBe(`Bearer ${web.api.issued.at(-1)}`);
});

test('a wrong password is 422, asks again, and does not end the session', async () => {
  const [visitor, html] = await refusedChange();
  const wrong = await visitor.post('/admin', filledIn(html, { password: 'not this one' }));
  const once = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(once).toContain('That password is not correct.');
  expect(once).not.toContain('not this one');
  expect(web.api.calls(`/admin/users/${otherUser.id}`)).toEqual([]);
  expect((await visitor.get('/account')).status).toBe(200);
  const right = await visitor.post('/admin', filledIn(once, { password: PASSWORD }));
  expect(right.status).toBe(303);
});

test('after a sign-out the password alone does not carry the change out', async () => {
  const [visitor, html] = await refusedChange();
  const form = filledIn(html, { password: PASSWORD });
  await visitor.post('/logout', {});
  expect((await visitor.post('/admin', form)).status).toBe(401);
  expect(web.api.calls('/auth/reauthenticate')).toEqual([]);
  expect(web.api.calls(`/admin/users/${otherUser.id}`)).toEqual([]);
});
