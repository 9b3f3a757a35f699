import { expect, test } from 'vitest';
import { filledIn } from '../support/forms';
import { on } from '../support/on';
import { refuse } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

const YEAR = 31_536_000;

/** Signs in, and makes the session in the cookie this many seconds older; or younger, if the number is negative. */
async function signedIn(ago: number) {
  const visitor = web.visitor();
  await visitor.signIn();
  const form = filledIn(await (await visitor.get('/account')).text(), { name: 'Grace' });
  await visitor.letTimePass(ago);
  web.api.seen.length = 0;
  return { visitor, form };
}

test.each([
  ['a year ahead', YEAR],
  ['ten minutes ahead', 600],
  ['ten minutes back', -600],
  ['a year back', -YEAR],
])('a clock of the web server that is %s does not end sessions', async (_, seconds) => {
  const { visitor, form } = await signedIn(seconds);
  // The user id that the page announces to the other tabs of the browser.
  expect(await (await visitor.get('/')).text()).toContain('data-session="u-1"');
  expect((await visitor.post('/account', form)).status).toBe(303);
  expect((await visitor.get('/account')).status).toBe(200);
  expect(web.api.calls('/auth/refresh').length).toBeLessThanOrEqual(1);
});

test('a token that the API calls expired is refreshed, whatever this clock says', async () => {
  const { visitor } = await signedIn(-YEAR);
  let refusals = 0;
  web.api.script = ({ path }, response) => {
    if (path !== '/user/profile' || refusals > 0) return false;
    refusals += 1;
    refuse(response, 'token_expired', {});
    return true;
  };
  expect((await visitor.get('/account')).status).toBe(200);
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
});

test('a session has expired only when the API says so', async () => {
  const { visitor, form } = await signedIn(YEAR);
  web.api.script = on('/auth/refresh', (response) => refuse(response, 'session_expired', {}));
  expect((await visitor.post('/account', form)).status).toBe(401);
  expect(await (await visitor.get('/')).text()).toContain('data-session="ended"');
});
