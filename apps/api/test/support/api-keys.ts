import { type Answer, bearer, members, type TestApi } from '../api.js';

interface NewKey {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly expiresAt?: string;
}

/** Sends a request for an API key, by default with every scope. */
export function askForKey(api: TestApi, token: string, sent: NewKey = {}): Promise<Answer> {
  const scopes = ['profile:read', 'profile:write', 'notes:read', 'notes:write'];
  return api.json('POST', '/api-keys', { name: 'Backup', scopes, ...sent }, ...bearer(token));
}

/**
 * Creates an API key and returns it with its id.
 *
 * @throws when it was refused
 */
export async function makeKey(
  api: TestApi,
  token: string,
  sent: NewKey = {},
): Promise<{ id: string; key: string }> {
  const answer = await askForKey(api, token, sent);
  if (answer.status !== 201) throw new Error(`no key was made: ${answer.body}`);
  const { id, key } = members(answer);
  return { id: String(id), key: String(key) };
}
