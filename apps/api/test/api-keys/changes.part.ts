import { DEMO_PASSWORD } from '@repo/db';
import { bearer, type TestApi } from '../api.js';
import type { ChangesPart } from '../audit/changes.js';
import { insertUser } from '../support/database.js';
import { createKey, requestKey } from './create-key.js';

async function signedIn(api: TestApi): Promise<string> {
  const { email } = await insertUser(api.pool, { password: DEMO_PASSWORD });
  return (await api.signIn(email)).accessToken;
}

export default {
  changesOf: (api) => ({
    'a new API key': async () => {
      const token = await signedIn(api);
      return () => requestKey(api, token);
    },
    'revoking an API key': async () => {
      const token = await signedIn(api);
      const { id } = await createKey(api, token);
      return () => api.send(`/api-keys/${id}`, { method: 'DELETE', headers: [...bearer(token)] });
    },
  }),
  tables: ['api_keys'],
  mailed: ['a new API key'],
} satisfies ChangesPart;
