import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD, hashPassword } from '@repo/db';
import { startApi } from '@repo/testing';
import { addAccounts } from '../database.js';
import { floodSignIns } from '../flood/sign-ins.js';
import { Connection } from '../load/connection.js';
import { timeWay } from './measure.js';
import { type Row, summarizeTimes } from './report.js';
import type { Way } from './ways.js';

/** What the ways are timed under. */
export interface Condition {
  /** After the title of each way. */
  readonly title: string;
  readonly ways: readonly Way[];
  /** Settings of the API. */
  readonly env: Readonly<Record<string, string>>;
  /** Addresses with an account, and as many without. */
  readonly each: number;
  /** Whether one client floods the API with sign-ins. */
  readonly isFlooded: boolean;
}

/** Addresses of each that are asked for before the times count. */
const WARM_UP = 50;

const newAddress = () => `${randomUUID()}@example.com`;

/** Times the ways on a process of the API, with addresses that nobody has asked for before. */
export async function timeUnder(condition: Condition, databaseUrl: string): Promise<Row[]> {
  const { each, env, isFlooded } = condition;
  const addresses = () => Array.from({ length: each + WARM_UP }, newAddress);
  const [known, unknown, email] = [addresses(), addresses(), newAddress()];
  await addAccounts(databaseUrl, [...known, email], await hashPassword(DEMO_PASSWORD));
  // No limit is reached: what is refused for that has other times, and tells nothing.
  const api = await startApi({ env });
  let isOver = !isFlooded;
  const target = { origin: api.url, email, password: DEMO_PASSWORD };
  try {
    const flood = floodSignIns(target, () => isOver);
    const rows = await timeWays(condition, new URL(api.url), { known, unknown }).finally(() => {
      isOver = true;
    });
    await flood;
    return rows;
  } finally {
    await api.stop();
  }
}

async function timeWays(
  { title, ways }: Condition,
  url: URL,
  { known, unknown }: { readonly known: string[]; readonly unknown: string[] },
): Promise<Row[]> {
  const connection = await Connection.open(url);
  const rows: Row[] = [];
  for (const way of ways) {
    const name = `${way.title}${title}`;
    process.stderr.write(`${name}\n`);
    const part = (from: number, to?: number) => ({
      known: known.slice(from, to),
      unknown: unknown.slice(from, to),
    });
    await timeWay(connection, url.host, way, part(0, WARM_UP));
    const { own, next } = await timeWay(connection, url.host, way, part(WARM_UP));
    rows.push(summarizeTimes(name, own));
    if (way.sendsMail) rows.push(summarizeTimes(`${name}: next requests`, next));
  }
  connection.close();
  return rows;
}
