import { rows } from './rows.js';
import { prepareWindow } from './window.js';
import type { Load, Order } from './window.js';

/** The load's own process: takes an order, says `ready`, and on `go` runs it and tells what it did. */

export type Report = { ready: true } | { load: Load } | { error: string };

let run: (() => Promise<Load>) | undefined;

async function take(message: Order | 'go'): Promise<Report> {
  if (message === 'go') {
    if (!run) throw new Error('nothing is prepared');
    return { load: await run() };
  }
  const row = rows.find(({ id }) => id === message.row);
  if (!row) throw new Error(`there is no row ${message.row}`);
  run = await prepareWindow(row, message);
  return { ready: true };
}

process.on('message', (message: Order | 'go') => {
  take(message).then(
    (report) => process.send?.(report),
    (error: Error) => process.send?.({ error: error.message } satisfies Report),
  );
});

process.on('disconnect', () => process.exit());
