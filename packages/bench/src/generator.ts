import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Report } from './load/process.js';
import type { Load, Order } from './load/window.js';

export interface Generator {
  /** Gets a window ready: connections open, signed in, tokens made. */
  prepare(order: Order): Promise<void>;
  /** Runs it. Throws on the first answer that is not the row's. */
  run(): Promise<Load>;
  stop(): void;
}

/** Starts the process that makes the load, apart from this one and from the servers. */
export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('../dist/load/process.js', import.meta.url)));

  async function ask(message: Order | 'go'): Promise<Report> {
    child.send(message);
    const [report]: Report[] = await once(child, 'message');
    if (!report) throw new Error('the load did not answer');
    if ('error' in report) throw new Error(report.error);
    return report;
  }

  return {
    async prepare(order) {
      await ask(order);
    },
    async run() {
      const report = await ask('go');
      if (!('load' in report)) throw new Error('the load answered out of turn');
      return report.load;
    },
    stop: () => child.disconnect(),
  };
}
