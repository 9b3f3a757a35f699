import type { Principal } from '../authentication/principal.js';

/** Finds the owner of an API key. Provided by the feature that keeps API keys. */
export abstract class KeyAuthenticator {
  /**
   * Authenticates a key, and counts the request.
   *
   * @throws api_key_invalid, api_key_expired, rate_limited
   */
  abstract authenticate(key: string): Promise<Pick<Principal, 'userId' | 'role' | 'scopes'>>;
}
