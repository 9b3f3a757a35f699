import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** A command that runs until it is told to end, and what it has written. */
export class Started {
  output = '';
  readonly process: ChildProcess;
  readonly closed: Promise<unknown>;

  constructor(command: string, args: readonly string[], options: SpawnOptions) {
    this.process = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.closed = once(this.process, 'close');
  }

  /** Until it has written this; one that ends instead shows why. */
  async says(text: string): Promise<void> {
    const said = new Promise<void>((resolve) => {
      const look = () => this.output.includes(text) && resolve();
      look();
      this.process.stdout?.on('data', look);
    });
    await Promise.race([said, this.closed]);
    if (!this.output.includes(text)) throw new Error(this.output);
  }

  /** Until it has said that it runs. */
  ready(): Promise<void> {
    return this.says('is running');
  }

  async interrupt(): Promise<void> {
    this.process.kill('SIGINT');
    await this.closed;
  }
}
