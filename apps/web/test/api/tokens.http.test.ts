import { Role } from '@repo/api-client';
import { expect, test, vi } from 'vitest';
import { serveTokens } from '../support/serve-tokens';
import { useWeb } from '../support/web';

const web = useWeb();

test.each(Role.options)('a user with the role %s signs in', async (role) => {
  await serveTokens(web, { sub: 'u-1', sid: 's-1', role });
  expect((await web.visitor().signIn()).status).toBe(303);
});

test('tokens with an invalid claim are 502: the log says which claim, the page of a production build does not', async () => {
  await serveTokens(web, { sub: 'u-1', sid: 's-1', role: 'emperor' });
  const response = await web.visitor().signIn();
  expect(response.status).toBe(502);
  expect(response.headers.getSetCookie()).toEqual([]);
  await vi.waitFor(() => expect(web.logs()).toMatch(/api_answer_not_usable.*role: Invalid option/));
  expect(await response.text()).not.toContain('Invalid option');
});
