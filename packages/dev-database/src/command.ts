import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { onNpmGone } from '../orphan.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a command in the foreground, passes it the signals that come, and answers its exit code as a shell would. */
export async function runCommand(
  [command = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const onWindows = process.platform === 'win32';
  // Windows starts npm's commands, which are scripts there, through its shell only.
  const child = spawn(command, args, { stdio: 'inherit', env, shell: onWindows });
  const pass = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl-C to the command as well: twice would make it break off.
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
