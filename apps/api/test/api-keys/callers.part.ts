import { SCOPES } from '../../src/tokens/scopes.js';
import { apiKey, type TestApi, USER } from '../api.js';
import { type Callers, openSession } from '../contract/caller.js';
import { createKey } from './create-key.js';

const keys = new Map<string, Promise<string>>();

/** Returns a key with these scopes, which is created once for all callers. */
function keyWithScopes(api: TestApi, scopes: readonly string[]): Promise<string> {
  const name = scopes.join(' ');
  const made = keys.get(name) ?? createKeyWithScopes(api, scopes);
  keys.set(name, made);
  return made;
}

async function createKeyWithScopes(api: TestApi, scopes: readonly string[]): Promise<string> {
  const { key } = await createKey(api, await openSession(api, USER), { scopes });
  return key;
}

export default {
  'a key with every scope': {
    scheme: 'ApiKey',
    role: 'user',
    fields: async (api) => apiKey(await keyWithScopes(api, SCOPES)),
  },
  'a key without the scope': {
    scheme: 'ApiKey',
    role: 'user',
    lacksScope: true,
    fields: async (api, { scope }) =>
      apiKey(
        await keyWithScopes(
          api,
          SCOPES.filter((each) => each !== scope),
        ),
      ),
  },
  'an unknown key': {
    scheme: 'ApiKey',
    role: 'user',
    refused: 'api_key_invalid',
    fields: async () => apiKey('fk_unknown'),
  },
} satisfies Callers;
