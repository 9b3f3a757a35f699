import { expect, test } from 'vitest';
import { filledIn, inputOf } from '../../../support/forms';
import { on } from '../../../support/on';
import { good, refuse } from '../../../support/stub-api';
import { useWeb } from '../../../support/web';
import { ADDRESS, openPasswordForm, PASSWORDS } from '../security/password-form';
import { apiKey } from './stub-keys';

const web = useWeb();

test('the newest API keys are listed, and revoked too if the box is ticked', async () => {
  web.api.script = on('/api-keys', (response) => {
    const apiKeys = Array.from({ length: 7 }, (_, n) => ({
      ...apiKey,
      id: `01980000-0000-7000-8000-00000000000${n}`,
      name: `<Key ${n}>`,
      expiresAt: ['2126-01-03T00:00:00.000Z', '2026-01-04T00:00:00.000Z'][n] ?? null,
    }));
    good(response, 'GET /api-keys', { apiKeys });
  });
  const { visitor, html } = await openPasswordForm(web);
  const said = html.replaceAll('<!-- -->', '');
  const [first, second, third] = said.match(/<li>.*?<\/li>/g) ?? [];
  for (const words of ['&lt;Key 0&gt;', '2 Jan 2026', 'See your name', 'Expires <time']) {
    expect(first).toContain(words);
  }
  expect(second).toMatch(/>Expired<.*Expired <time[^>]*>4 Jan 2026/);
  expect(first).not.toContain('Expired');
  expect(third).toContain('Does not expire');
  expect(said).toContain('&lt;Key 4&gt;');
  expect(said).not.toContain('Key 5');
  expect(said).toMatch(/<a[^>]* href="\/account\/api-keys"[^>]*>2 more</);
  expect(inputOf(html, 'revokeApiKeys')).not.toContain('checked');
  const typed = { ...PASSWORDS, revokeApiKeys: 'all' };
  const response = await visitor.post(ADDRESS, filledIn(html, typed));
  expect(response.status).toBe(303);
  expect(web.api.calls('/user/password')).toMatchObject([
    { body: { ...PASSWORDS, revokeApiKeys: true } },
  ]);
  const page = await (await visitor.get(response.headers.get('location') ?? '')).text();
  expect(page).toContain('Every other session has ended, and all your API keys are revoked.');
});

test('the box to revoke API keys stays ticked when the form is refused', async () => {
  const { visitor, html } = await openPasswordForm(web);
  web.api.script = on('/user/password', (r) => refuse(r, 'password_incorrect', {}));
  const typed = { ...PASSWORDS, revokeApiKeys: 'all' };
  const page = await (await visitor.post(ADDRESS, filledIn(html, typed))).text();
  expect(inputOf(page, 'revokeApiKeys')).toContain('checked=""');
});

test('without API keys there is no box', async () => {
  web.api.script = on('/api-keys', (response) => good(response, 'GET /api-keys', { apiKeys: [] }));
  const { visitor, html } = await openPasswordForm(web);
  expect(inputOf(html, 'revokeApiKeys')).toBeUndefined();
  expect(await (await visitor.get(ADDRESS)).text()).not.toContain('unless you revoke them here');
});
