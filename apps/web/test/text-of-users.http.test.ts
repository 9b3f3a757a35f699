import { expect, test } from 'vitest';
import { tagsBefore, EMAIL, NAME, signInWithName as signIn } from './support/text-of-users';
import { type StubResponses, good, otherUser, user } from './support/stub-api';
import { useWeb } from './support/web';

const web = useWeb();

const session = {
  id: '01980000-0000-7000-8000-0000000000aa',
  current: true,
  userAgent: NAME,
  clientAddress: null,
  signedInAt: user.createdAt,
  lastUsedAt: user.createdAt,
  expiresAt: user.createdAt,
};

const responses: StubResponses = {
  'GET /auth/sessions': (response) => good(response, 'GET /auth/sessions', { sessions: [session] }),
  'GET /admin/users': (response) => {
    const users = [{ ...otherUser, name: NAME, email: EMAIL }];
    good(response, 'GET /admin/users', { users, nextCursor: null });
  },
};

test.each([
  ['/account', 2],
  ['/account/sessions', 2],
  ['/admin', 3],
])(
  'text that users typed does not change the direction of the text around it on %s (UAX #9 §6.3)',
  async (address, times) => {
    const visitor = await signIn(web, responses);
    const tags = tagsBefore(await (await visitor.get(address)).text());
    expect(tags).toHaveLength(times);
    for (const tag of tags) expect(tag).toMatch(/^<bdi>$| dir="auto"/);
  },
);

test('text that users typed is shown as text, never read as HTML (ASVS 1.2.1, 3.2.2)', async () => {
  const name = `</script><img src=x onerror="alert(1)">`;
  const visitor = await signIn(web, {
    ...responses,
    'GET /user/profile': (response) => good(response, 'GET /user/profile', { ...user, name }),
  });
  const page = await (await visitor.get('/account')).text();
  expect(page).toContain('&lt;/script&gt;&lt;img');
  expect(page).not.toContain('<img src=x');
});

test('the email address of the signed-in user is shown in its normalised form', async () => {
  const visitor = web.visitor();
  await visitor.signIn({ email: ' X@Bücher.example ' });
  const page = await (await visitor.get('/account')).text();
  expect(page).toContain('<bdi>x@xn--bcher-kva.example</bdi>');
});
