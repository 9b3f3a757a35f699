import type { Connection } from '../load/connection.js';
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

/** Asks once for each address, one after the other, in an order that chance decides. */
export async function timeWay(
  connection: Connection,
  host: string,
  way: Way,
  addresses: Addresses,
): Promise<Times> {
  const times: Times = { known: [], unknown: [] };
  const asked = (['known', 'unknown'] as const).flatMap((kind) =>
    addresses[kind].map((email) => ({ kind, email, order: Math.random() })),
  );
  for (const { kind, email } of asked.toSorted((a, b) => a.order - b.order)) {
    const request = way.request(host, email);
    const begin = performance.now();
    const { status, body } = await connection.send(request);
    times[kind].push(performance.now() - begin);
    if (status !== way.status)
      throw new Error(`${way.title}: expected ${way.status}, got ${status} ${body}`);
  }
  return times;
}
