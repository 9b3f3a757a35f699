import { expect, test } from 'vitest';
import { useWeb } from '../support/web';

const web = useWeb();

const RIGHT = { email: 'user@example.com', password: 'a lighthouse in the fog' };

test.each([
  ['garbage', (mine: string) => `session=x; session=${mine}`],
  ['garbage, after our cookie', (mine: string) => `session=${mine}; session=x`],
  ['an empty cookie', (mine: string) => `session=; session=${mine}`],
  [
    "another app's cookie",
    (mine: string) => `session=eyJhbGciOiJIUzI1NiJ9.e30.c2ln; session=${mine}`,
  ],
])('a session cookie that cannot be unsealed is ignored: %s', async (_what, field) => {
  const visitor = web.visitor();
  await visitor.signIn();
  const cookie = field(visitor.cookies.get('session') ?? '');
  const response = await visitor.get('/account', { cookie });
  expect(response.status).toBe(200);
  // The page itself sees the same session.
  expect(await response.text()).toContain(RIGHT.email);
});

test('with two session cookies that can be unsealed the user counts as signed out, because one was planted (RFC 6265bis §5.4)', async () => {
  const [mine, theirs] = [web.visitor(), web.visitor()];
  await mine.signIn();
  await theirs.signIn({ email: 'mallory@example.com' });
  const both = [mine, theirs].map(({ cookies }) => `session=${cookies.get('session')}`);
  for (const cookie of [both.join('; '), both.toReversed().join('; ')]) {
    const response = await mine.get('/account', { cookie, 'sec-fetch-dest': 'empty' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'authentication_required' });
  }
});
