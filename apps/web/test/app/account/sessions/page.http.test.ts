import { expect, test } from 'vitest';
import { filledIn, formNamed } from '../../../support/forms';
import { good, refuse, user } from '../../../support/stub-api';
import { useWeb } from '../../../support/web';

const web = useWeb();

const HERE = '01980000-0000-7000-8000-000000000001';
const THERE = '01980000-0000-7000-8000-000000000002';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

const session = (id: string) => ({
  id,
  current: id === HERE,
  userAgent: id === HERE ? null : FIREFOX,
  clientAddress: id === HERE ? '203.0.113.5' : '2001:db8::7',
  signedInAt: '2026-02-03T04:05:06.000Z',
  lastUsedAt: '2026-03-04T05:06:07.000Z',
  expiresAt: '2026-04-05T06:07:08.000Z',
});

/** Signs in and opens a list of these sessions. `ended`: the API's response when a session is ended. */
async function atSessions(ids: string[], ended: 'ended' | 'not_found' = 'ended') {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = ({ method, path }, response) => {
    if (!path.startsWith('/auth/sessions')) return false;
    if (method === 'GET') good(response, 'GET /auth/sessions', { sessions: ids.map(session) });
    else if (ended === 'ended') response.writeHead(204).end();
    else refuse(response, ended, {});
    return true;
  };
  const html = await (await visitor.get('/account/sessions')).text();
  web.api.seen.length = 0;
  return { visitor, html };
}

test('every session shows its device, its address, and when it was signed in and last used', async () => {
  const { html } = await atSessions([HERE, THERE]);
  expect(html.match(/<li[^>]*><p/g)).toHaveLength(2);
  for (const word of ['Unknown device', 'Firefox on Linux', '203.0.113.5', '2001:db8::7']) {
    expect(html).toContain(word);
  }
  expect(html).toContain(
    'Signed in <time dateTime="2026-02-03T04:05:06.000Z" title="3 Feb 2026, 04:05:06 UTC">3 Feb 2026, 04:05 UTC<',
  );
  expect(html).toMatch(/Last used <time [^>]*>4 Mar 2026, 05:06 UTC</);
});

test('the current session is marked and has the sign-out button (ASVS 7.4.4)', async () => {
  const { html } = await atSessions([HERE]);
  expect(html).toContain('This device');
  expect(html).toMatch(/<form[^>]*action="\/logout"[^>]*><button[^>]*>Sign out</);
  expect(html).not.toContain('Sign out everywhere else');
  expect(html).not.toContain('value="sign-out"');
});

test('"Sign out" ends that session, and the list says so', async () => {
  const { visitor, html } = await atSessions([HERE, THERE]);
  const response = await visitor.post(
    '/account/sessions',
    filledIn(formNamed(html, 'sign-out'), {}),
  );
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/account/sessions?done=sign-out#sign-out');
  expect(web.api.seen).toMatchObject([{ method: 'DELETE', path: `/auth/sessions/${THERE}` }]);
  const page = await (await visitor.get('/account/sessions?done=sign-out')).text();
  expect(page).toMatch(/id="sign-out"[^>]*>.{0,40}Signed out\./);
});

test('"Sign out everywhere else" ends all other sessions', async () => {
  const { visitor, html } = await atSessions([HERE, THERE]);
  const form = filledIn(formNamed(html, 'sign-out-others'), {});
  const response = await visitor.post('/account/sessions', form);
  expect(response.headers.get('location')).toBe(
    '/account/sessions?done=sign-out-others#sign-out-others',
  );
  expect(web.api.seen).toMatchObject([{ method: 'DELETE', path: '/auth/sessions' }]);
  const page = await (await visitor.get('/account/sessions?done=sign-out-others')).text();
  expect(page).toContain('You are signed out everywhere else.');
});

test('a session that had already ended is 404, and the list says so', async () => {
  const { visitor, html } = await atSessions([HERE, THERE], 'not_found');
  const response = await visitor.post(
    '/account/sessions',
    filledIn(formNamed(html, 'sign-out'), {}),
  );
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('That session had already ended.');
});

test.each(['sign-out', 'sign-out-others'])(
  'a form that was postponed by a sign-in ends no session, and the list says so: %s',
  async (name) => {
    const { visitor, html } = await atSessions([HERE, THERE]);
    await visitor.post('/logout', {});
    const refused = await visitor.post('/account/sessions', filledIn(formNamed(html, name), {}));
    const right = { email: user.email, password: 'correct horse battery staple' };
    const back = await visitor.post('/account/sessions', filledIn(await refused.text(), right));
    expect(back.status).toBe(200);
    expect(await back.text()).toContain('Not signed out yet.');
    expect(web.api.seen.filter(({ method }) => method === 'DELETE')).toEqual([]);
  },
);
