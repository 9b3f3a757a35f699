// @ts-check
/*
 * For `node --import`: ends this process when its parent or the command whose pid is in COMMAND_PID is gone. A server
 * that is left running would keep its port in use.
 */
import { isMainThread } from 'node:worker_threads';
import { onOrphaned } from '@repo/dev-database/orphan';

/** Time for a server to end after SIGTERM, in milliseconds. */
const PATIENCE_MS = 5000;

if (isMainThread) {
  onOrphaned(
    () => {
      process.kill(process.pid, 'SIGTERM');
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS).unref();
    },
    Number(process.env.COMMAND_PID) || undefined,
  );
}
