import type { Pool } from 'pg';
import { ADDRESS_FACTOR, type SignInLimits } from './failed-sign-ins.js';
import { networkOf } from '@repo/http-edge';
import { Quota } from './quota.js';
import { rateLimited } from './rate-limited.js';

/** A mail costs its reader more than a failed sign-in: the same numbers hold for a window that is so many times as long. */
const WINDOW_FACTOR = 60;

/** Requests that have a mail sent to an address that anybody can give: nobody's mailbox is filled with them. */
export class MailRequests {
  readonly #byAddressee: Quota;
  readonly #byAddress: Quota;

  constructor(pool: Pool, { limit, window }: SignInLimits) {
    const longWindow = window * WINDOW_FACTOR;
    this.#byAddressee = new Quota(pool, { name: 'mail', limit, window: longWindow });
    this.#byAddress = new Quota(pool, {
      name: 'mail-address',
      limit: limit * ADDRESS_FACTOR,
      window: longWindow,
    });
  }

  /**
   * Counts one, whether or not the addressee is known.
   *
   * @throws rate_limited
   */
  async take(addressee: string, clientAddress: string): Promise<void> {
    const taken = await Promise.all([
      this.#byAddressee.take(addressee),
      this.#byAddress.take(networkOf(clientAddress)),
    ]);
    const usedUp = taken.filter((quota) => quota !== undefined);
    if (usedUp.length > 0) throw rateLimited(usedUp, { identifier: addressee });
  }
}
