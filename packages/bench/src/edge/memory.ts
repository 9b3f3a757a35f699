import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Returns the memory of a process in MB (resident set). */
export async function memoryOf(pid: number | undefined): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return (Number(stdout) * 1024) / 1e6;
}

/** Watches the memory of a process, and remembers the maximum. */
export class MemoryWatch {
  readonly #timer: NodeJS.Timeout;
  #largest = 0;

  constructor(pid: number | undefined) {
    this.#timer = setInterval(() => {
      memoryOf(pid).then(
        (memory) => (this.#largest = Math.max(this.#largest, memory)),
        // `ps` fails if the process has ended, which main.ts reports.
        () => {},
      );
    }, 250);
  }

  stop(): number {
    clearInterval(this.#timer);
    return this.#largest;
  }
}
