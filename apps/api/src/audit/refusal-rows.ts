import { networkOf } from '@repo/http-edge';
import type { AuthEventRecord } from '../events/auth-events.js';
import type { EventRow, RefusalColumns } from './event-row.js';

/** Per minute, the number of refusals of one cause, route, user and network that get a row each. */
const OWN_ROWS = 20;

/**
 * Per minute, the number of networks that are distinguished. All other networks share rows, so a flood from many addresses
 * cannot fill the table.
 */
const NETWORKS = 256;

/** The client address in the rows that the networks beyond {@link NETWORKS} share. */
const ANY_NETWORK = '::/0';

const MINUTE = 60_000;

interface Tally {
  count: number;
  /** The row that counts all further refusals. */
  rest: EventRow | undefined;
}

/**
 * Limits the rows of refusals. In each minute, the first refusals of one cause, route, user and network get a row each; the
 * rest share one row with a count.
 */
export class RefusalRows {
  readonly #networks = new Set<string>();
  readonly #tallies = new Map<string, Tally>();
  #minute = 0;

  /** @param now the clock, in milliseconds; the rows must take their times from the same clock */
  constructor(private readonly now: () => number) {}

  /**
   * Counts a refusal.
   *
   * @param make makes a row; not called when only a count grows, so that a flood is cheap
   * @returns the row to write: a new one, or the shared one, which must be written again
   */
  count(
    record: AuthEventRecord,
    refused: RefusalColumns | undefined,
    make: () => EventRow,
  ): EventRow {
    this.#begin(Math.floor(this.now() / MINUTE));
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
  refused: RefusalColumns | undefined,
  network: string,
): string {
  const { method, routeOptions } = request;
  const cause = [event, refused?.code, refused?.why];
  return [...cause, method, routeOptions.url, userId, network].join(' ');
}
