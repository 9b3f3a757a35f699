import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process that stops the server if the process that uses it is killed. */
export interface Guard {
  /** Ends the guard when it is no longer needed. */
  readonly end: () => void;
}

const PROGRAM = fileURLToPath(import.meta.resolve('@repo/dev-database/guard'));

/**
 * Starts a guard. PostgreSQL keeps running when the process that started it is killed. The guard's input ends when this
 * process ends in any way, and then the guard stops PostgreSQL.
 */
export function startGuard(data: string): Guard {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const guard = spawn(process.execPath, [PROGRAM, data], {
    // The guard outlives this process, and Ctrl-C in its terminal.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
  });
  // If the guard fails, PostgreSQL may be left running. That does no harm: the next start uses it.
  guard.on('error', () => {});
  guard.unref();
  return { end: () => void guard.kill('SIGKILL') };
}
