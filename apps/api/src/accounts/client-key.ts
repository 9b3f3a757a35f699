import { networkOf } from '@repo/http-edge';

/** Identifies a client to the fair queue for hashing, by its network and the e-mail address of the user. */
export interface ClientKey {
  readonly network: string;
  readonly user: string;
}

/**
 * Builds the key of a client.
 *
 * @param user the e-mail address of the user, normalised
 */
export function clientKeyOf(clientAddress: string, user: string): ClientKey {
  return { network: networkOf(clientAddress), user };
}
