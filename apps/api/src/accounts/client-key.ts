import { networkOf } from '@repo/http-edge';

/** On whose behalf a password is hashed: somebody in a network, and which user they are or claim to be. */
export interface ClientKey {
  readonly network: string;
  readonly user: string;
}

/** @param user the identifier that was sent, in its one spelling */
export function clientKeyOf(clientAddress: string, user: string): ClientKey {
  return { network: networkOf(clientAddress), user };
}
