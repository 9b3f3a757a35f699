import { setTimeout } from 'node:timers/promises';
import type { Account, Contender } from './contenders.js';
import type { Generator } from './generator.js';
import type { Row } from './client/rows.js';
import type { SigningKeys } from './client/tokens.js';
import { startServer } from './server.js';
import type { Server } from './server.js';

/** CPU time of the server's process per request (microseconds), and requests per second. */
export interface Sample {
  cpu: number;
  rate: number;
}

/** Time from start to first response (milliseconds) and resident memory before any load (bytes). */
export interface Start {
  time: number;
  memory: number;
}

export interface Running {
  contender: Contender;
  server: Server;
  starts: Start[];
  /** Largest resident memory at the end of a window, in bytes. */
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

/** Enough requests for V8 to compile the code that handles them. A framework needs more than node:http. */
const warmUp = { requests: 3000, longer: 10 };

/** Returns the maximum number of requests in a window. The token of each is created beforehand. */
const windowRequests = (seconds: number) => Math.ceil(5000 * seconds);

/** Starts all contenders in `rounds` rounds. Those of the last round stay running. */
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

/** Measures one window of load on one server. Only complete requests count. */
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
 * Measures one row on every contender, in rounds (A B C A B C …), so that other load on the machine affects all alike. Each
 * contender is warmed up first.
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
