import { setTimeout } from 'node:timers/promises';
import type { Account, Contender } from './contenders.js';
import type { Generator } from './generator.js';
import type { Row } from './load/rows.js';
import type { SigningKeys } from './load/tokens.js';
import { startServer } from './server.js';
import type { Server } from './server.js';

/** CPU time of the server's process per request (microseconds), and requests answered per second. */
export interface Sample {
  cpu: number;
  rate: number;
}

/** Start to first answer (milliseconds) and resident memory before any load (bytes). */
export interface Start {
  time: number;
  memory: number;
}

export interface Running {
  contender: Contender;
  server: Server;
  starts: Start[];
  /** The most resident memory seen at the end of a window, in bytes. */
  loaded: number;
}

export interface Load {
  generator: Generator;
  account: Pick<Account, 'email' | 'password'>;
  keys: SigningKeys;
  connections: number;
  seconds: number;
}

const settle = 500;

/** Enough requests for V8 to have compiled what they run: a framework needs more than bare node. */
const warmUp = { requests: 3000, longer: 10 };

/** The most requests of one window: each has its token made before. */
const windowRequests = (seconds: number) => Math.ceil(5000 * seconds);

/** Starts every contender `rounds` times in turn, and leaves the last start of each running. */
export async function startAll(
  contenders: Contender[],
  rounds: number,
  start: typeof startServer,
  folder: string,
): Promise<Running[]> {
  const running = new Map<Contender, Running>();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const before = running.get(contender);
      await before?.server.stop();
      const server = await start(contender, folder);
      await setTimeout(settle);
      const { memory } = await server.usage();
      const starts = [...(before?.starts ?? []), { time: server.startTime, memory }];
      running.set(contender, { contender, server, starts, loaded: 0 });
    }
  }
  return [...running.values()];
}

/** One window of load on one server. Only whole requests count: the CPU time is theirs. */
async function sample(running: Running, row: Row, load: Load, requests: number): Promise<Sample> {
  const { server, contender } = running;
  const { generator, ...order } = load;
  try {
    await generator.prepare({ ...order, url: server.url, row: row.id, requests });
    const before = await server.usage();
    const done = await generator.run();
    const after = await server.usage();
    running.loaded = Math.max(running.loaded, after.memory);
    return {
      cpu: (after.cpu - before.cpu) / done.requests,
      rate: done.requests / done.seconds,
    };
  } catch (error) {
    throw new Error(`${contender.name}, ${row.title}`, { cause: error });
  }
}

/**
 * Measures one row on every contender, in rounds (A B C A B C …), so that whatever else the machine
 * does meets them all alike. Each is warmed up before.
 */
export async function measureRow(
  contenders: Running[],
  row: Row,
  rounds: number,
  load: Load,
): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(
    contenders.map(({ contender }) => [contender.name, []]),
  );
  for (const running of contenders) {
    const longer = { ...load, seconds: load.seconds * warmUp.longer };
    await sample(running, row, longer, warmUp.requests);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const running of contenders) {
      const taken = await sample(running, row, load, windowRequests(load.seconds));
      samples.get(running.contender.name)?.push(taken);
    }
  }
  return samples;
}
