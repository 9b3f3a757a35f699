import { parseArgs } from 'node:util';
import { machine } from '../machine.js';
import { table } from '../table.js';
import { stall } from './stall.js';
import { type Kind, kinds } from './kinds.js';
import { memoryOf, MemoryWatch } from './memory.js';
import { OtherClient } from './other-client.js';
import { apiTarget, type Target, webTarget } from './targets.js';

const { values: flags } = parseArgs({ options: { only: { type: 'string', default: 'api web' } } });

/** Limits: seconds until a stalled connection is closed, milliseconds that others wait, and MB of additional memory. */
const bounds = { ended: 30, others: 500, memory: 100 };

interface Result {
  readonly name: string;
  readonly ended: number;
  readonly others: number;
  readonly memory: number;
}

async function measure(target: Target, count: number, kind: Kind): Promise<Result> {
  const { server, light } = target;
  const { pid } = server.process;
  const before = await memoryOf(pid);
  const [watch, other] = [new MemoryWatch(pid), new OtherClient(server.url + light)];
  const ended = await stall(count, kind, Number(new URL(server.url).port));
  const result = {
    name: `${target.name}: ${count} × ${kind.name}`,
    ended: ended / 1000,
    others: await other.stop(),
    memory: watch.stop() - before,
  };
  if (server.process.exitCode !== null) throw new Error(`${target.name} ended: ${server.logs()}`);
  return result;
}

async function measureAll(start: () => Promise<Target>): Promise<Result[]> {
  const target = await start();
  const { server, light, long, form } = target;
  try {
    // The first requests make the server's memory grow. That must not count as memory of the stalled connections.
    for (let round = 0; round < 500; round += 1) {
      for (const path of [light, long]) await (await fetch(server.url + path)).text();
    }
    const results: Result[] = [];
    const all = kinds(long, form);
    const pipelined = all.filter(({ begin }) => begin.length > 10_000);
    for (const kind of pipelined) results.push(await measure(target, 6, kind));
    for (const kind of all) results.push(await measure(target, 200, kind));
    return results;
  } finally {
    await server.stop();
  }
}

const results: Result[] = [];
if (flags.only.includes('api')) results.push(...(await measureAll(apiTarget)));
if (flags.only.includes('web')) results.push(...(await measureAll(webTarget)));

const header = ['stalled clients', 'closed after, s', 'others wait, ms', 'memory, MB more'];
const lines = results.map(({ name, ended, others, memory }) => [
  name,
  ended.toFixed(1),
  others.toFixed(0),
  memory.toFixed(0),
]);
process.stdout.write(`${machine()}\n\n${table(header, lines)}\n`);

for (const result of results) {
  for (const key of ['ended', 'others', 'memory'] as const) {
    if (result[key] <= bounds[key]) continue;
    process.stderr.write(`${result.name}: ${key} ${result[key].toFixed(1)}, over ${bounds[key]}\n`);
    process.exitCode = 1;
  }
}
