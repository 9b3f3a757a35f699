import { expect, test } from 'vitest';
import { serveTokens } from '../support/serve-tokens';
import { useWeb } from '../support/web';

const web = useWeb();

test('tokens with an invalid claim are 502', async () => {
  await serveTokens(web, { sub: 'u-1', sid: 's-1', role: 'emperor' });
  const response = await web.visitor().signIn();
  expect(response.status).toBe(502);
  expect(response.headers.getSetCookie()).toEqual([]);
});
