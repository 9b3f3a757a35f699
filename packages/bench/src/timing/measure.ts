import type { Connection } from '../client/connection.js';
import { refresh } from '../client/request.js';
import type { AccountProbe } from './account-probes.js';

/** Addresses of the same form and length, with and without an account. */
export interface Addresses {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

/** Milliseconds from a request to the end of its response. */
export interface Times {
  readonly known: number[];
  readonly unknown: number[];
}

/** Times of the probes, and of the requests that follow each probe. */
interface ProbeTimes {
  readonly own: Times;
  /** From the response to a probe until the last response to the requests that follow it; empty if none follow. */
  readonly next: Times;
}

const NEXT = 3;

/** Sends the probe once for each address, one after the other in random order. */
export async function timeProbe(
  connection: Connection,
  host: string,
  probe: AccountProbe,
  addresses: Addresses,
): Promise<ProbeTimes> {
  const times: ProbeTimes = { own: { known: [], unknown: [] }, next: { known: [], unknown: [] } };
  const asked = (['known', 'unknown'] as const).flatMap((kind) =>
    addresses[kind].map((email) => ({ kind, email, order: Math.random() })),
  );
  for (const { kind, email } of asked.toSorted((a, b) => a.order - b.order)) {
    const begin = performance.now();
    await connection.expect(probe.status, probe.title, probe.request(host, email));
    const answered = performance.now();
    times.own[kind].push(answered - begin);
    if (!probe.sendsMail) continue;
    await sendNext(connection, host);
    times.next[kind].push(performance.now() - answered);
  }
  return times;
}

/** Sends refreshes with an invalid token: they cost little, so other work of the server shows in their time. */
async function sendNext(connection: Connection, host: string): Promise<void> {
  for (let sent = 0; sent < NEXT; sent += 1) {
    await connection.expect(401, 'refresh', refresh(host, 'no token'));
  }
}
