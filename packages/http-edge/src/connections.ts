import type { Socket } from 'node:net';
import { networkOf } from './network.js';
import type { EdgeOptions, Limits } from './options.js';

interface Limited {
  readonly isIdle: boolean;
  destroy(): void;
  readonly hasNoRequest: boolean;
  checkProgress(now: number): void;
  expire(): void;
  announceClose(): void;
}

interface Peer extends Pick<Socket, 'remoteAddress' | 'remoteFamily'> {
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** The open connections of a server, kept within its limits. */
export class Connections {
  readonly #all = new Set<Limited>();
  readonly #byClient = new Map<string, Set<Limited>>();
  readonly #limits: Limits;
  readonly #trusted: EdgeOptions['trusted'];

  constructor(limits: Limits, trusted: EdgeOptions['trusted']) {
    this.#limits = limits;
    this.#trusted = trusted;
  }

  /** Adds a connection. At a limit, closes the oldest idle connection to make room. If none is idle, closes the new one. */
  add(connection: Limited, socket: Peer): void {
    const { connections, connectionsPerClient } = this.#limits;
    const client = this.#clientOf(socket);
    const ofClient = this.#byClient.get(client ?? '') ?? new Set();
    const hasRoom =
      (client === undefined || makeRoom(ofClient, connectionsPerClient)) &&
      makeRoom(this.#all, connections);
    if (!hasRoom) {
      socket.destroy();
      return;
    }
    this.#all.add(connection);
    if (client !== undefined) this.#byClient.set(client, ofClient.add(connection));
    socket.once('close', () => {
      this.#all.delete(connection);
      ofClient.delete(connection);
      if (client !== undefined && ofClient.size === 0) this.#byClient.delete(client);
    });
  }

  /** True if no connection is open. */
  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** Closes the connections whose clients have read nothing, or sent no request, for too long. */
  checkProgress(now: number): void {
    for (const connection of this.#all) connection.checkProgress(now);
  }

  /** Closes the connections without a request. */
  closeUnused(): void {
    for (const connection of this.#all) if (connection.hasNoRequest) connection.destroy();
  }

  /** Makes the responses to all requests announce that their connections close. */
  announceClose(): void {
    for (const connection of this.#all) connection.announceClose();
  }

  /** Refuses the requests that are still arriving, with 408. */
  expire(): void {
    for (const connection of this.#all) connection.expire();
  }

  /** Returns the network of the client; undefined for a trusted peer, which speaks for many clients. */
  #clientOf({ remoteAddress = '', remoteFamily }: Peer): string | undefined {
    const family = remoteFamily === 'IPv6' ? 'ipv6' : 'ipv4';
    if (this.#trusted?.check(remoteAddress, family)) return undefined;
    // A server that listens on `::` sees IPv4 addresses mapped into IPv6.
    return networkOf(remoteAddress.replace(/^::ffff:(?=\d+\.)/, ''));
  }
}

/**
 * Closes the oldest idle connection if the limit is reached, since no client waits for a response on it. Returns false
 * if there is still no room, because none is idle.
 */
function makeRoom(connections: Set<Limited>, limit: number): boolean {
  if (connections.size < limit) return true;
  for (const connection of connections) {
    if (!connection.isIdle) continue;
    connection.destroy();
    connections.delete(connection);
    return true;
  }
  return false;
}
