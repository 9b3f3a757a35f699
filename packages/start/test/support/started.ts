import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** A command that runs until it is told to end, and what it has written. */
export class Started {
  output = '';
  readonly process: ChildProcess;
  readonly closed: Promise<unknown>;

  constructor(command: string, args: readonly string[], options: SpawnOptions) {
    const stdio: SpawnOptions['stdio'] = ['ignore', 'pipe', 'pipe'];
    // In a process group of its own, as a terminal gives it.
    this.process = spawn(command, args, { ...options, stdio, detached: true });
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

  /** As Ctrl-C does: the terminal sends it to all processes of the group. */
  async interrupt(): Promise<void> {
    process.kill(-(this.process.pid ?? 0), 'SIGINT');
    await this.closed;
  }
}
