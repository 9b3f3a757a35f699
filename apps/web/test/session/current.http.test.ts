import { expect, test } from 'vitest';
import { on } from '../support/on';
import { refuse, user } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

/** Lifetime of the stub's refresh tokens, in seconds. */
const REFRESH_TTL = 604_800;

test('an expired session is not shown as signed in, and a page that needs a sign-in says that the session has expired', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  expect(await (await visitor.get('/')).text()).toContain(user.email);
  await visitor.letTimePass(REFRESH_TTL + 1);
  expect(await (await visitor.get('/')).text()).not.toContain(user.email);
  web.api.script = on('/auth/refresh', (response) => refuse(response, 'session_expired', {}));
  const refused = await visitor.get('/account');
  expect(refused.status).toBe(401);
  expect(await refused.text()).toContain('Your session has expired');
});
