import { Inject, Injectable } from '@nestjs/common';
import { networkOf } from '@repo/http-edge';
import { Pool } from 'pg';
import { SETTINGS } from '../settings.js';
import { ADDRESS_FACTOR, type SignInLimits } from './failed-sign-ins.js';
import { Quota } from './quota.js';
import { rateLimited } from './rate-limited.js';

/** A mail costs its reader more than a failed sign-in: the same numbers hold for a window that is so many times as long. */
const WINDOW_FACTOR = 60;

/** What a mail can be asked for. Each has quotas of its own, so that requests for one use up nothing of the other. */
export type MailPurpose = 'register' | 'forgot-password';

/** Requests that have a mail sent to an address that anybody can give: no mailbox is filled with them. */
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
   * Counts one, whether or not the addressee is known. The client's network comes first: what it is refused uses up nothing
   * of the addressee's, or one client could keep anybody from asking.
   *
   * @throws rate_limited
   */
  async take(purpose: MailPurpose, addressee: string, clientAddress: string): Promise<void> {
    const { byAddressee, byAddress } = this.#quotas[purpose];
    const usedUp =
      (await byAddress.take(networkOf(clientAddress))) ?? (await byAddressee.take(addressee));
    if (usedUp !== undefined) throw rateLimited([usedUp], { identifier: addressee });
  }
}

interface Quotas {
  readonly byAddressee: Quota;
  readonly byAddress: Quota;
}

function quotasFor(
  purpose: MailPurpose,
  pool: Pool,
  { LOGIN_RATE_LIMIT: limit, LOGIN_RATE_WINDOW }: SignInLimits,
): Quotas {
  const window = LOGIN_RATE_WINDOW * WINDOW_FACTOR;
  return {
    byAddressee: new Quota(pool, { name: purpose, limit, window }),
    byAddress: new Quota(pool, {
      name: `${purpose}-address`,
      limit: limit * ADDRESS_FACTOR,
      window,
    }),
  };
}
