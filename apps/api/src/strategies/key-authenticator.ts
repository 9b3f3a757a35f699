import type { Role } from '@repo/db';
import type { Scope } from '../tokens/scopes.js';

/** The result of an API key. `cause` is for the log; the client gets one refusal. `expired` needs the whole key. */
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
      readonly cause:
        'not a whole key' | 'unknown or revoked key' | 'wrong secret' | 'disabled user';
    }
  | { readonly outcome: 'expired' };

/** Finds the owner of an API key. Provided by the feature that keeps API keys. */
export abstract class KeyAuthenticator {
  abstract authenticate(key: string): Promise<KeyAuthentication>;
}
