import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { hashPassword } from '@repo/db';
import { startApi } from '@repo/testing';
import { addAccounts } from '../database.js';
import { Connection } from '../load/connection.js';
import { machine } from '../machine.js';
import { timeWay } from './measure.js';
import { type Row, summarizeTimes, telling, writeTiming } from './report.js';
import { ways } from './ways.js';

const { values: flags } = parseArgs({ options: { each: { type: 'string', default: '400' } } });
const each = Number(flags.each);
if (!each) throw new Error('each is a number');

const databaseUrl = process.env['DATABASE_URL'];
if (!databaseUrl) throw new Error('DATABASE_URL is not set; `npm run bench:timing` sets it');

const warmUp = 50;

const addresses = () => Array.from({ length: each + warmUp }, () => `${randomUUID()}@example.com`);
const [known, unknown] = [addresses(), addresses()];
await addAccounts(databaseUrl, known, await hashPassword(randomUUID()));

// No limit is reached: what is refused for that has other times, and tells nothing.
const api = await startApi();
const rows: Row[] = [];
try {
  const url = new URL(api.url);
  const connection = await Connection.open(url);
  for (const way of ways) {
    process.stderr.write(`${way.title}\n`);
    const part = (from: number, to?: number) => ({
      known: known.slice(from, to),
      unknown: unknown.slice(from, to),
    });
    await timeWay(connection, url.host, way, part(0, warmUp));
    rows.push(summarizeTimes(way.title, await timeWay(connection, url.host, way, part(warmUp))));
  }
  connection.close();
} finally {
  await api.stop();
}

process.stdout.write(`${machine()}, ${each} of each\n\n${writeTiming(rows)}\n`);
for (const { title } of telling(rows)) {
  process.stderr.write(`${title}: the time of its answer tells who has an account\n`);
  process.exitCode = 1;
}
