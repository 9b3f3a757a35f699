import { rows } from './rows.js';
import { prepareWindow } from './window.js';
import type { Load, WindowOptions } from './window.js';

/* The process that generates the load: prepares a window, reports `ready`, runs the window after `go`, reports the result. */

export type Report = { ready: true } | { load: Load } | { error: string };

let run: (() => Promise<Load>) | undefined;

async function handle(message: WindowOptions | 'go'): Promise<Report> {
  if (message === 'go') {
    if (!run) throw new Error('nothing is prepared');
    return { load: await run() };
  }
  const row = rows.find(({ id }) => id === message.row);
  if (!row) throw new Error(`unknown row: ${message.row}`);
  run = await prepareWindow(row, message);
  return { ready: true };
}

process.on('message', (message: WindowOptions | 'go') => {
  handle(message).then(
    (report) => process.send?.(report),
    (error: Error) => process.send?.({ error: error.message } satisfies Report),
  );
});

process.on('disconnect', () => process.exit());
