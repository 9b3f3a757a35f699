import type { PrivateJwk } from '@repo/settings';
import { expect, test } from 'vitest';
import { refusal, startTestApi, type TestApi, tokensOf } from '../api.js';
import { testDatabase } from '../support/database.js';
import { newKey } from '../support/keys.js';

const database = testDatabase();

/** Starts the API with these keys, runs `use`, and stops the API, because new keys need a restart. */
async function withKeys<T>(
  keys: readonly PrivateJwk[],
  use: (api: TestApi) => Promise<T>,
): Promise<T> {
  const api = await startTestApi({
    DATABASE_URL: database.url,
    JWT_PRIVATE_KEYS: JSON.stringify(keys),
  });
  try {
    return await use(api);
  } finally {
    await api.close();
  }
}

test('the old key verifies beside the new one, until it is retired (ASVS 11.1.1)', async () => {
  const [oldKey, key] = [newKey(), newKey()];
  const first = await withKeys([oldKey], (api) => api.signIn());
  const second = await withKeys([key, oldKey], async (api) => {
    expect((await api.profile(first.accessToken)).status).toBe(200);
    return tokensOf(await api.refresh(first.refreshToken));
  });
  await withKeys([key], async (api) => {
    expect((await api.profile(second.accessToken)).status).toBe(200);
    expect(refusal(await api.profile(first.accessToken))).toEqual([401, 'token_invalid']);
    const retired = await api.refresh(first.refreshToken);
    expect(refusal(retired)).toEqual([401, 'refresh_token_invalid']);
    expect((await api.refresh(second.refreshToken)).status).toBe(200);
  });
});
