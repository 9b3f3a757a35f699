import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Report } from './client/process.js';
import type { Load, WindowOptions } from './client/window.js';

export interface Generator {
  /** Prepares one measured run, a window: opens connections, signs in, creates tokens. */
  prepare(order: WindowOptions): Promise<void>;
  /** Runs the window. Throws at the first response with an unexpected status. */
  run(): Promise<Load>;
  stop(): void;
}

/** Starts a process that generates the load. */
export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('../dist/client/process.js', import.meta.url)));

  async function ask(message: WindowOptions | 'go'): Promise<Report> {
    child.send(message);
    const [report]: Report[] = await once(child, 'message');
    if (!report) throw new Error('the load generator sent no report');
    if ('error' in report) throw new Error(report.error);
    return report;
  }

  return {
    async prepare(order) {
      await ask(order);
    },
    async run() {
      const report = await ask('go');
      if (!('load' in report)) throw new Error('the load was not prepared');
      return report.load;
    },
    stop: () => child.disconnect(),
  };
}
