import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { useWeb } from '../../support/web';

const web = useWeb({
  APP_ENV: 'production',
  SMTP_URL: 'smtp://localhost:1',
  COOKIE_KEYS: JSON.stringify([randomBytes(32).toString('base64url')]),
});

test.each(['/lab', '/lab/token-expired', '/lab/refresh-race'])(
  'in production %s is 404, with any method',
  async (address) => {
    const visitor = web.visitor();
    expect((await visitor.get(address)).status).toBe(404);
    expect((await visitor.post(address, { do: 'start' })).status).toBe(404);
    expect((await visitor.send(address, { method: 'PUT' })).status).toBe(404);
    expect(web.api.seen).toEqual([]);
  },
);

test('in production no page leads to the lab', async () => {
  for (const address of ['/', '/errors', '/errors/token-expired']) {
    expect(await (await web.visitor().get(address)).text()).not.toContain('href="/lab');
  }
});
