import type { Connection } from '../load/connection.js';
import { refresh } from '../load/request.js';
import type { Way } from './ways.js';

/** Addresses of one form and length: nothing tells them apart but whether they have an account. */
export interface Addresses {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

/** Milliseconds from a request to the end of its answer. */
export interface Times {
  readonly known: number[];
  readonly unknown: number[];
}

/** Of each request itself, and of those that follow it. */
export interface WayTimes {
  readonly own: Times;
  /** Together, from the first request to the end of the last answer; empty where none are sent. */
  readonly next: Times;
}

const NEXT = 3;

/** Asks once for each address, one after the other, in an order that chance decides. */
export async function timeWay(
  connection: Connection,
  host: string,
  way: Way,
  addresses: Addresses,
): Promise<WayTimes> {
  const times: WayTimes = { own: { known: [], unknown: [] }, next: { known: [], unknown: [] } };
  const asked = (['known', 'unknown'] as const).flatMap((kind) =>
    addresses[kind].map((email) => ({ kind, email, order: Math.random() })),
  );
  for (const { kind, email } of asked.toSorted((a, b) => a.order - b.order)) {
    const begin = performance.now();
    await send(connection, way.request(host, email), way);
    const answered = performance.now();
    times.own[kind].push(answered - begin);
    if (!way.sendsMail) continue;
    await sendNext(connection, host);
    times.next[kind].push(performance.now() - answered);
  }
  return times;
}

/** Refresh tokens that are none cost little: what the server does beside them shows. */
async function sendNext(connection: Connection, host: string): Promise<void> {
  for (let sent = 0; sent < NEXT; sent += 1) {
    await send(connection, refresh(host, 'no token'), { title: 'refresh', status: 401 });
  }
}

async function send(
  connection: Connection,
  request: string,
  wanted: Pick<Way, 'title' | 'status'>,
): Promise<void> {
  const { status, body } = await connection.send(request);
  if (status === wanted.status) return;
  throw new Error(`${wanted.title}: expected ${wanted.status}, got ${status} ${body}`);
}
