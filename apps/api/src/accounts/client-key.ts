import { networkOf } from '@repo/http-edge';

/** Identifies a client where hashing is shared fairly, by its network and the address that it signs in with. */
export interface ClientKey {
  readonly network: string;
  readonly user: string;
}

/**
 * Builds the key of a client.
 *
 * @param user the submitted e-mail address, normalised
 */
export function clientKeyOf(clientAddress: string, user: string): ClientKey {
  return { network: networkOf(clientAddress), user };
}
