import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { onNpmGone } from '../orphan.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a command in the foreground, and passes signals on to it. Returns its exit code as a shell would. */
export async function runCommand(
  [command = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const onWindows = process.platform === 'win32';
  // On Windows npm's commands are scripts, which only the shell can start.
  const child = spawn(command, args, { stdio: 'inherit', env, shell: onWindows });
  const pass = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl-C to the command too, which would end at once if it got the signal twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  onNpmGone(() => child.kill('SIGTERM'));
  try {
    await once(child, 'exit');
    return child.exitCode ?? 128 + constants.signals[child.signalCode ?? 'SIGKILL'];
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass);
  }
}
