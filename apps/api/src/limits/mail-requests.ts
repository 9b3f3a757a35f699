import { Inject, Injectable } from '@nestjs/common';
import { networkOf } from '@repo/http-edge';
import { Pool } from 'pg';
import { SETTINGS } from '../settings.js';
import { NETWORK_FACTOR, type SignInLimits } from './failed-sign-ins.js';
import { Quota } from './quota.js';
import { rateLimited } from './rate-limited.js';

/** The same limits as for sign-ins apply, over a window that is this many times as long. */
const WINDOW_FACTOR = 60;

/** Purposes of requested mail, each with quotas of its own. */
export type MailPurpose = 'register' | 'forgot-password';

/** Limits mail that anyone can request for any address, so that it cannot flood a mailbox. */
@Injectable()
export class MailRequests {
  readonly #quotas: Readonly<Record<MailPurpose, Quotas>>;

  constructor(pool: Pool, @Inject(SETTINGS) limits: SignInLimits) {
    this.#quotas = {
      register: quotasFor('register', pool, limits),
      'forgot-password': quotasFor('forgot-password', pool, limits),
    };
  }

  /**
   * Counts a request, whether or not the address has an account. The quota of the network is taken first. A request that it
   * refuses does not count for the addressee, so one network can use up the quotas of a few addressees at most.
   *
   * @throws rate_limited
   */
  async take(purpose: MailPurpose, addressee: string, clientAddress: string): Promise<void> {
    const { byAddressee, byNetwork } = this.#quotas[purpose];
    const usedUp =
      (await byNetwork.take(networkOf(clientAddress))) ?? (await byAddressee.take(addressee));
    if (usedUp !== undefined) throw rateLimited([usedUp], { identifier: addressee });
  }
}

interface Quotas {
  readonly byAddressee: Quota;
  readonly byNetwork: Quota;
}

function quotasFor(
  purpose: MailPurpose,
  pool: Pool,
  { LOGIN_RATE_LIMIT: limit, LOGIN_RATE_WINDOW }: SignInLimits,
): Quotas {
  const window = LOGIN_RATE_WINDOW * WINDOW_FACTOR;
  return {
    byAddressee: new Quota(pool, { name: purpose, limit, window }),
    byNetwork: new Quota(pool, {
      name: `${purpose}-address`,
      limit: limit * NETWORK_FACTOR,
      window,
    }),
  };
}
