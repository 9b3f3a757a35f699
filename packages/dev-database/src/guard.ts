import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process that stops a server whose user was killed. */
export interface Guard {
  /** It is needed no more. */
  readonly end: () => void;
}

const PROGRAM = fileURLToPath(import.meta.resolve('@repo/dev-database/guard'));

/**
 * PostgreSQL runs on when the process that started it is killed. So a small one is left to learn of that: its input ends
 * with this process, however that ends.
 */
export function startGuard(data: string): Guard {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const guard = spawn(process.execPath, [PROGRAM, data], {
    // It outlives this process, and Ctrl-C in its terminal.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
  });
  // Without it, a PostgreSQL whose user is killed runs on, and the next start uses it.
  guard.on('error', () => {});
  guard.unref();
  return { end: () => void guard.kill('SIGKILL') };
}
