import { networkOf } from '@repo/http-edge';
import type { AuthEventRecord, EventRow, Refused } from './event-row.js';

/** Refusals of one cause, route, user and network that are rows of their own, in a minute. */
const OWN_ROWS = 20;

/** Networks that are told apart in a minute. Those beyond share their rows: somebody with many addresses fills no table. */
const NETWORKS = 256;

/** In the place of an address, for the networks beyond. */
const ANY_NETWORK = '::/0';

const MINUTE = 60_000;

interface Tally {
  count: number;
  /** The row that counts all beyond those with rows of their own. */
  rest: EventRow | undefined;
}

/**
 * Bounds the rows that refusals make, however many there are: of one cause, route, user and network the first ones in a
 * minute are rows of their own, and the rest of that minute is one row with a count.
 */
export class RefusalRows {
  readonly #networks = new Set<string>();
  readonly #tallies = new Map<string, Tally>();
  readonly #now: () => number;
  #minute = 0;

  /** @param now the time that rows are stamped with, in milliseconds, so that its minutes are those of the rows */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Counts a refusal.
   *
   * @param make makes a row for it; not called where it only adds to a count, so that a flood costs little
   * @returns the row to write: its own, or the one that counts it and others, which is to be written again
   */
  count(record: AuthEventRecord, refused: Refused | undefined, make: () => EventRow): EventRow {
    this.#begin(Math.floor(this.#now() / MINUTE));
    const { request } = record;
    const network = this.#bounded(networkOf(request.clientAddress));
    const key = keyOf(record, refused, network);
    const tally = this.#tallies.get(key) ?? { count: 0, rest: undefined };
    this.#tallies.set(key, tally);
    tally.count += 1;
    if (tally.count <= OWN_ROWS) return make();
    if (tally.rest !== undefined) tally.rest.count += 1;
    tally.rest ??= {
      ...make(),
      client_address: network,
      scheme: null,
      session_id: null,
      detail: null,
      identifier_hash: null,
    };
    return tally.rest;
  }

  #begin(minute: number): void {
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#networks.clear();
    this.#tallies.clear();
  }

  #bounded(network: string): string {
    if (this.#networks.size < NETWORKS) this.#networks.add(network);
    return this.#networks.has(network) ? network : ANY_NETWORK;
  }
}

function keyOf(
  { event, request, userId = request.user?.userId }: AuthEventRecord,
  refused: Refused | undefined,
  network: string,
): string {
  const { method, routeOptions } = request;
  const cause = [event, refused?.code, refused?.why];
  return [...cause, method, routeOptions.url, userId, network].join(' ');
}
