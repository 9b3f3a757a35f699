// @ts-check
/*
 * For `node --import`: ends this process when the one that started it is gone. A server that stays behind would keep its
 * port from the next start.
 */
import { isMainThread } from 'node:worker_threads';
import { onOrphaned } from '@repo/dev-database/orphan';

/** Time for a server to end, in milliseconds. */
const PATIENCE_MS = 5000;

if (isMainThread) {
  onOrphaned(() => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS).unref();
  });
}
