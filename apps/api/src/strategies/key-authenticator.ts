import type { Role } from '@repo/db';
import type { Scope } from '../tokens/scopes.js';

/** `cause` is for the log: to the client these refusals are one. Expired is told only to the holder of the whole key. */
export type KeyAuthentication =
  | {
      readonly outcome: 'accepted';
      readonly keyId: string;
      readonly userId: string;
      readonly role: Role;
      readonly scopes: readonly Scope[];
    }
  | {
      readonly outcome: 'refused';
      readonly cause: 'not a whole key' | 'unknown or ended key' | 'wrong secret' | 'disabled user';
    }
  | { readonly outcome: 'expired' };

/** Finds the owner of an API key. Provided by the feature that keeps API keys. */
export abstract class KeyAuthenticator {
  abstract authenticate(key: string): Promise<KeyAuthentication>;
}
