import { expect, test } from 'vitest';
import { apiKey, bearer, members, testApi } from '../api.js';
import { createKey } from './create-key.js';

const api = testApi();

test('a key reads and writes the notes of its owner', async () => {
  const { key } = await createKey(api, api.user.accessToken);
  const written = await api.json('POST', '/notes', { title: 'x' }, ...apiKey(key));
  expect(written.status).toBe(201);
  const path = `/notes/${String(members(written)['id'])}`;
  for (const credential of [apiKey(key), bearer(api.user.accessToken)]) {
    expect((await api.get(path, ...credential)).status).toBe(200);
  }
});
