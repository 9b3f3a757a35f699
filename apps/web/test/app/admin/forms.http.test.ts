import { Role } from '@repo/api-client';
import { expect, test } from 'vitest';
import { filledIn } from '../../support/forms';
import { good, otherUser, refuse, user } from '../../support/stub-api';
import { useWeb } from '../../support/web';

const web = useWeb();

type Answer = 'changed' | 'conflict' | 'not_found';

/** Signs in an administrator and opens a list with one more user. `answer`: the API's response to a change. */
async function administrator(answer: Answer = 'changed', disabledAt: string | null = null) {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = ({ method, path }, response) => {
    if (!path.startsWith('/admin/users')) return false;
    const other = { ...otherUser, disabledAt };
    if (method === 'GET') {
      const users = [other, { ...otherUser, id: user.id }];
      good(response, 'GET /admin/users', { users, nextCursor: null });
    } else if (answer === 'changed') good(response, 'PATCH /admin/users/{id}', other);
    else refuse(response, answer, {});
    return true;
  };
  const html = await (await visitor.get('/admin')).text();
  web.api.seen.length = 0;
  return { visitor, html };
}

test.each([
  [{ change: 'role', role: 'admin' }, { role: 'admin' }],
  [{ change: 'role', role: 'user' }, { role: 'user' }],
  [{ change: 'disable', role: 'admin' }, { disabled: true }],
  [{ change: 'enable' }, { disabled: false }],
])('%j makes the change %j, and the list says so', async (typed, body) => {
  const { visitor, html } = await administrator();
  const response = await visitor.post('/admin', filledIn(html, typed));
  expect(response.status).toBe(303);
  expect(web.api.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `PATCH /admin/users/${otherUser.id}`,
  ]);
  expect(web.api.seen[0]?.body).toEqual(body);
  const page = await (await visitor.get('/admin?done=change')).text();
  expect(page).toContain('Changed. It takes effect with the next request.');
});

test('a role that the API does not have is not sent', async () => {
  const { visitor, html } = await administrator();
  await visitor.post('/admin', filledIn(html, { change: 'role', role: 'emperor' }));
  expect(web.api.seen[0]?.body).toEqual({});
});

test.each([
  ['conflict', 409, 'This is the only administrator who can sign in.'],
  ['not_found', 404, 'This account no longer exists.'],
] as const)(
  'a change that the API refuses with %s shows a message above the list',
  async (code, status, words) => {
    const { visitor, html } = await administrator(code);
    const response = await visitor.post('/admin', filledIn(html, { change: 'disable' }));
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
  },
);

test('the form offers every role that the API has, with the current one chosen', async () => {
  const { html } = await administrator();
  const [select = ''] = /<select[^>]*name="role".*?<\/select>/.exec(html) ?? [];
  const roles = [...select.matchAll(/<option[^>]*>([^<]*)/g)].map(([, role]) => role);
  expect(roles).toEqual(Role.options);
  expect(select).toContain(`<option selected="">${otherUser.role}`);
});

test('administrators have no buttons for their own account, and a disabled account has one to enable it', async () => {
  const { html } = await administrator();
  expect(html.match(/<form[^>]*method="post"[^>]*>(?=.{0,200}name="form")/g)).toHaveLength(1);
  expect(html).toContain('aria-label="Disable: Grace"');
  const disabled = await administrator('changed', '2026-01-01T00:00:00.000Z');
  expect(disabled.html).toContain('aria-label="Enable: Grace"');
  expect(disabled.html).not.toContain('name="role"');
});

test('a form with an invalid cursor is 404 and changes nothing', async () => {
  const { visitor, html } = await administrator();
  const response = await visitor.post('/admin?cursor=x', filledIn(html, { change: 'disable' }));
  expect(response.status).toBe(404);
  expect(web.api.seen).toEqual([]);
});

test('a change that was postponed by a sign-in is not made, and the list says so', async () => {
  const { visitor, html } = await administrator();
  await visitor.post('/logout', {});
  const refused = await visitor.post('/admin', filledIn(html, { change: 'disable' }));
  const right = { email: user.email, password: 'correct horse battery staple' };
  const back = await visitor.post('/admin', filledIn(await refused.text(), right));
  expect(back.status).toBe(200);
  expect(await back.text()).toContain('Not changed yet.');
  expect(web.api.calls(`/admin/users/${otherUser.id}`)).toEqual([]);
});
