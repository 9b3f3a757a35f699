import { networkOf } from '@repo/http-edge';

/** The key by which hashing is shared fairly: the client's network, and the user that it claims to be. */
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
