import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD, hashPassword } from '@repo/db';
import { startApi } from '@repo/testing';
import { addAccounts } from '../database.js';
import { floodSignIns } from '../flood/sign-ins.js';
import { Connection } from '../client/connection.js';
import { timeProbe } from './measure.js';
import { type Row, summarizeTimes } from './report.js';
import type { AccountProbe } from './account-probes.js';

/** The condition under which the probes are timed. */
export interface Condition {
  /** Follows the title of each probe in the report. */
  readonly title: string;
  readonly probes: readonly AccountProbe[];
  /** Settings of the API. */
  readonly env: Readonly<Record<string, string>>;
  /** Number of addresses with an account, and of addresses without one. */
  readonly each: number;
  /** True if one client floods the API with sign-ins. */
  readonly isFlooded: boolean;
}

/** Number of addresses of each kind for the warm-up, whose times do not count. */
const WARM_UP = 50;

const newAddress = () => `${randomUUID()}@example.com`;

/** Times the probes on a process of the API, with new addresses. */
export async function timeUnder(condition: Condition, databaseUrl: string): Promise<Row[]> {
  const { each, env, isFlooded } = condition;
  const addresses = () => Array.from({ length: each + WARM_UP }, newAddress);
  const [known, unknown, email] = [addresses(), addresses(), newAddress()];
  await addAccounts(databaseUrl, [...known, email], await hashPassword(DEMO_PASSWORD));
  // `startApi` turns the limit for sign-ins off, because a request that it refuses would take a different time.
  const api = await startApi({ env });
  let isOver = !isFlooded;
  const target = { origin: api.url, email, password: DEMO_PASSWORD };
  try {
    const flood = floodSignIns(target, () => isOver);
    const rows = await timeProbes(condition, new URL(api.url), { known, unknown }).finally(() => {
      isOver = true;
    });
    await flood;
    return rows;
  } finally {
    await api.stop();
  }
}

async function timeProbes(
  { title, probes }: Condition,
  url: URL,
  { known, unknown }: { readonly known: string[]; readonly unknown: string[] },
): Promise<Row[]> {
  const connection = await Connection.open(url);
  const rows: Row[] = [];
  for (const probe of probes) {
    const name = `${probe.title}${title}`;
    process.stderr.write(`${name}\n`);
    const part = (from: number, to?: number) => ({
      known: known.slice(from, to),
      unknown: unknown.slice(from, to),
    });
    await timeProbe(connection, url.host, probe, part(0, WARM_UP));
    const { own, next } = await timeProbe(connection, url.host, probe, part(WARM_UP));
    rows.push(summarizeTimes(name, own));
    if (probe.sendsMail) rows.push(summarizeTimes(`${name}: next requests`, next));
  }
  connection.close();
  return rows;
}
