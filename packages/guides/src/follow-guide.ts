import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changeText } from './change-text.js';
import { readGuide, type Step } from './read-guide.js';

/** A copy of the repository in which a guide is followed. */
export interface Copy {
  readonly folder: string;
  /** The environment of the guide's commands. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the running command when it aborts. */
  readonly signal: AbortSignal;
}

/**
 * Follows a guide literally, step by step.
 *
 * @param guide its path in the copy
 * @throws at the first step that fails. The message has the step's line, and the reason or the output of its commands
 */
export async function followGuide(guide: string, copy: Copy): Promise<void> {
  const steps = readGuide(readFileSync(join(copy.folder, guide), 'utf8'));
  if (!steps.some(({ kind }) => kind === 'run')) throw new Error(`${guide} runs nothing.`);
  for (const step of steps) {
    try {
      await follow(step, copy);
    } catch (error) {
      throw new Error(`${guide}:${step.line}: ${error instanceof Error ? error.message : ''}`, {
        cause: error,
      });
    }
  }
}

async function follow(step: Step, copy: Copy): Promise<void> {
  if (step.kind === 'run') return run(step.commands, copy);
  const file = join(copy.folder, step.path);
  if (step.kind === 'create') {
    if (existsSync(file))
      throw new Error(`${step.path} exists. Show its change in a block "diff".`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, step.text);
  } else {
    if (!existsSync(file)) throw new Error(`${step.path} does not exist.`);
    const text = readFileSync(file, 'utf8');
    try {
      writeFileSync(file, changeText(text, step.text));
    } catch (error) {
      throw new Error(`${step.path}: ${error instanceof Error ? error.message : ''}`, {
        cause: error,
      });
    }
  }
}

/** Runs commands in a shell that stops at the first failing command. */
async function run(commands: string, { folder, env, signal }: Copy): Promise<void> {
  const child = spawn('sh', ['-e', '-c', commands], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Ends the whole process group, because the commands start processes of their own.
  const end = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM');
  signal.addEventListener('abort', end);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = await once(child, 'close');
  signal.removeEventListener('abort', end);
  if (signal.aborted) throw new Error(`${commands}did not end in time:\n${output}`);
  if (code !== 0) throw new Error(`${commands}exits with ${code}:\n${output}`);
}
