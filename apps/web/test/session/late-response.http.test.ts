import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { good, user } from '../support/stub-api';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';

const web = useWeb();

/** Sends a request that refreshes its session, and holds the page until `answer` is called. */
async function heldRefresh(): Promise<{ visitor: Visitor; answer: () => Promise<Response> }> {
  const visitor = web.visitor();
  await visitor.signIn();
  await visitor.letTimePass();
  const held = new Promise<ServerResponse>((hold) => {
    web.api.script = ({ path }, response) => {
      if (path !== '/user/profile') return false;
      hold(response);
      return true;
    };
  });
  const late = visitor.get('/account');
  const response = await held;
  web.api.script = () => false;
  return {
    visitor,
    answer() {
      good(response, 'GET /user/profile', user);
      return late;
    },
  };
}

test('a late response of the old session does not replace a new sign-in', async () => {
  const { visitor, answer } = await heldRefresh();
  await visitor.signIn({ email: 'other@example.com' });
  const cookie = visitor.cookies.get('session');
  expect((await answer()).headers.getSetCookie()).toEqual([]);
  expect(visitor.cookies.get('session')).toBe(cookie);
  expect(await (await visitor.get('/account')).text()).toContain('other@example.com');
});

test('a late response does not undo a sign-out', async () => {
  const { visitor, answer } = await heldRefresh();
  expect((await visitor.post('/logout', {})).status).toBe(303);
  expect((await answer()).headers.getSetCookie()).toEqual([]);
  expect(visitor.cookies.size).toBe(0);
});
