import { ChildProcess } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepRunning } from '../src/restart.js';
import { type ServerProcess, StartError } from '../src/server-process.js';
import { Tail } from '../src/tail.js';

test('a server restarts with every change, even after a start that failed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'restart-'));
  const controller = new AbortController();
  const seen: string[] = [];
  const listeners = new Set<number>();
  let starts = 0;
  const start = async (): Promise<ServerProcess> => {
    starts += 1;
    listeners.add(getEventListeners(controller.signal, 'abort').length);
    seen.push(`start ${starts}`);
    if (starts === 2) throw new StartError('It ended.', '');
    const stop = async () => void seen.push('stop');
    return {
      name: 'The server',
      url: '',
      process: new ChildProcess(),
      ended: Promise.resolve(),
      logs: String,
      stop,
      kill: stop,
    };
  };
  const running = keepRunning(start, [folder], controller.signal, () => {});
  for (const change of ['one', 'two']) {
    await expect.poll(() => seen.at(-1)).toMatch(/^start/);
    writeFileSync(join(folder, 'file.js'), change);
    const before = starts;
    await expect.poll(() => starts, { timeout: 20_000 }).toBe(before + 1);
  }
  controller.abort();
  await running;
  expect(seen).toEqual(['start 1', 'stop', 'start 2', 'start 3', 'stop']);
  // Every start has seen the same number of `abort` listeners, so restarts do not add any.
  expect(listeners.size).toBe(1);
  rmSync(folder, { recursive: true });
});

test('the end of a growing log is kept', () => {
  const tail = new Tail(10);
  for (const text of ['aaaa', 'bbbb', 'cccc']) tail.add(text);
  expect(tail.text()).toBe('bbbbcccc');
});
