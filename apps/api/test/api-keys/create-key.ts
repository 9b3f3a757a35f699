import { z } from 'zod';
import { SCOPES } from '../../src/tokens/scopes.js';
import { type ApiResponse, bearer, members, type TestApi } from '../api.js';

const listing = z.strictObject({ apiKeys: z.array(z.looseObject({ id: z.string() })) });

interface NewKey {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly expiresAt?: string;
}

/** Sends a request for an API key, by default with every scope. */
export function requestKey(api: TestApi, token: string, sent: NewKey = {}): Promise<ApiResponse> {
  const body = { name: 'Backup', scopes: SCOPES, ...sent };
  return api.json('POST', '/api-keys', body, ...bearer(token));
}

/**
 * Creates an API key and returns it with its id.
 *
 * @throws when the request is refused
 */
export async function createKey(
  api: TestApi,
  token: string,
  sent: NewKey = {},
): Promise<{ id: string; key: string }> {
  const response = await requestKey(api, token, sent);
  if (response.status !== 201) throw new Error(`no key was made: ${response.body}`);
  const { id, key } = members(response);
  return { id: String(id), key: String(key) };
}

/** Returns the API keys of a user, newest first. */
export async function listKeys(api: TestApi, token: string) {
  return listing.parse(members(await api.get('/api-keys', ...bearer(token)))).apiKeys;
}
