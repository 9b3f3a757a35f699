import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** A command that runs until it is stopped, and its output. */
export class Started {
  output = '';
  readonly process: ChildProcess;
  readonly closed: Promise<unknown>;

  constructor(command: string, args: readonly string[], options: SpawnOptions) {
    const stdio: SpawnOptions['stdio'] = ['ignore', 'pipe', 'pipe'];
    // In its own process group, as when a terminal starts it.
    this.process = spawn(command, args, { ...options, stdio, detached: true });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.closed = once(this.process, 'close');
  }

  /** Waits for a text in the output. Fails with the output if the command ends before. */
  async says(text: string): Promise<void> {
    const said = new Promise<void>((resolve) => {
      const look = () => this.output.includes(text) && resolve();
      look();
      this.process.stdout?.on('data', look);
    });
    await Promise.race([said, this.closed]);
    if (!this.output.includes(text)) throw new Error(this.output);
  }

  /** Waits until everything runs. */
  ready(): Promise<void> {
    return this.says('is running');
  }

  /** Sends SIGINT to all processes of the group, as a terminal does for Ctrl-C. */
  async interrupt(): Promise<void> {
    process.kill(-(this.process.pid ?? 0), 'SIGINT');
    await this.closed;
  }
}
