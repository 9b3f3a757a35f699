import type { ClientKey } from './client-key.js';

export interface QueueBounds {
  /** Maximum number of waiting items of one network. */
  readonly perNetwork: number;
  /** Maximum number of waiting items in total. */
  readonly inTotal: number;
}

/** The share of one user or one network. */
class Share {
  waiting = 0;
  running = 0;
}

class UserShare<Item> extends Share {
  readonly items = new Set<Item>();
}

class NetworkShare<Item> extends Share {
  readonly users = new Map<string, UserShare<Item>>();
}

/**
 * Queues items for a slot in a fair order. The next item belongs to the network with the fewest running items, and within
 * it to the user with the fewest; ties go round-robin, and each user's items run oldest first. A client that sends a
 * hundred items delays only its own items; other clients wait for one or two of them.
 */
export class FairQueue<Item> {
  // Ordered by turn: a share that was served moves to the end.
  readonly #networks = new Map<string, NetworkShare<Item>>();
  #waiting = 0;

  constructor(private readonly bounds: QueueBounds) {}

  get size(): number {
    return this.#waiting;
  }

  /**
   * Adds an item. When the queue is full, the newest item of the client with the most waiting items is dropped, so the
   * clients that filled the queue pay for it.
   *
   * @returns the dropped item, if any; it may be the added one
   */
  add(client: ClientKey, item: Item): Item | undefined {
    const [network, user] = this.#sharesOf(client);
    user.items.add(item);
    this.#count(network, user, 'waiting', 1);
    if (network.waiting > this.bounds.perNetwork)
      return this.#dropFrom(client.network, client.user);
    if (this.#waiting <= this.bounds.inTotal) return undefined;
    return this.#dropFrom(longest(this.#networks, client.network), client.user);
  }

  /** Removes an item from the queue, if it is there. */
  remove(client: ClientKey, item: Item): void {
    const [network, user] = this.#sharesOf(client);
    if (user.items.delete(item)) this.#count(network, user, 'waiting', -1);
    this.#tidy(client);
  }

  /** Takes the next item and counts it as running; undefined when the queue is empty. */
  next(): Item | undefined {
    const [networkName, network] = firstOf(this.#networks) ?? [];
    if (networkName === undefined || network === undefined) return undefined;
    const [userName, user] = firstOf(network.users) ?? [];
    const [item] = user?.items ?? [];
    if (userName === undefined || item === undefined) return undefined;
    const client = { network: networkName, user: userName };
    this.remove(client, item);
    this.start(client);
    return item;
  }

  /** Counts an item as running. Call it for an item that did not have to wait; {@link next} does so for the others. */
  start(client: ClientKey): void {
    const [network, user] = this.#sharesOf(client);
    this.#count(network, user, 'running', 1);
    moveToEnd(this.#networks, client.network, network);
    moveToEnd(network.users, client.user, user);
  }

  /** Counts a running item as finished. */
  finish(client: ClientKey): void {
    const [network, user] = this.#sharesOf(client);
    this.#count(network, user, 'running', -1);
    this.#tidy(client);
  }

  #dropFrom(networkName: string, userName: string): Item | undefined {
    const network = this.#networks.get(networkName);
    const longestUser = network && longest(network.users, userName);
    if (longestUser === undefined) return undefined;
    const item = [...(network?.users.get(longestUser)?.items ?? [])].at(-1);
    if (item !== undefined) this.remove({ network: networkName, user: longestUser }, item);
    return item;
  }

  #count(network: Share, user: Share, what: 'waiting' | 'running', change: 1 | -1): void {
    network[what] += change;
    user[what] += change;
    if (what === 'waiting') this.#waiting += change;
  }

  #sharesOf(client: ClientKey): [NetworkShare<Item>, UserShare<Item>] {
    const network = this.#networks.get(client.network) ?? new NetworkShare<Item>();
    this.#networks.set(client.network, network);
    const user = network.users.get(client.user) ?? new UserShare<Item>();
    network.users.set(client.user, user);
    return [network, user];
  }

  /** Deletes shares with nothing waiting and nothing running. */
  #tidy(client: ClientKey): void {
    const network = this.#networks.get(client.network);
    const user = network?.users.get(client.user);
    if (user !== undefined && user.waiting + user.running === 0) network?.users.delete(client.user);
    if (network?.users.size === 0) this.#networks.delete(client.network);
  }
}

/** Finds the share whose turn it is: among those with waiting items, the first with the fewest running. */
function firstOf<S extends Share>(shares: ReadonlyMap<string, S>): [string, S] | undefined {
  let first: [string, S] | undefined;
  for (const entry of shares) {
    const [, share] = entry;
    if (share.waiting > 0 && share.running < (first?.[1].running ?? Infinity)) first = entry;
  }
  return first;
}

/**
 * Finds the share with the most waiting items. On a tie, it is the named share if that is one of them, else the one with the
 * latest turn.
 */
function longest(shares: ReadonlyMap<string, Share>, name: string): string {
  let [longestName, most] = [name, shares.get(name)?.waiting ?? 0];
  for (const [other, { waiting }] of shares) {
    const isLonger = waiting > most || (waiting === most && longestName !== name);
    if (isLonger) [longestName, most] = [other, waiting];
  }
  return longestName;
}

function moveToEnd<S>(shares: Map<string, S>, name: string, share: S): void {
  shares.delete(name);
  shares.set(name, share);
}
