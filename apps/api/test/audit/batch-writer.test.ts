import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { BatchWriter, type WriterLog } from '../../src/audit/batch-writer.js';
import { DatabaseUnavailable } from '../../src/database/outages.js';

const quick = { capacity: 4, batch: 2, pause: 5 };

function writerTo(write: (rows: readonly number[]) => Promise<unknown>) {
  const log = { warn: vi.fn<WriterLog['warn']>(), error: vi.fn<WriterLog['error']>() };
  return { log, writer: new BatchWriter(write, log, quick) };
}

test('whoever adds a row waits for nothing, and rows are written several at a time, in their order', async () => {
  const batches: (readonly number[])[] = [];
  const { writer } = writerTo(async (rows) => batches.push(rows));
  for (const row of [1, 2, 3]) writer.add(() => row);
  expect(batches).toEqual([]);
  await expect.poll(() => batches).toEqual([[1, 2], [3]]);
});

test('while the database is gone, rows wait for it', async () => {
  let isGone = true;
  const written: number[] = [];
  const { writer, log } = writerTo(async (rows) => {
    if (isGone) throw new DatabaseUnavailable('gone');
    written.push(...rows);
  });
  writer.add(() => 1);
  await setTimeout(30);
  writer.add(() => 2);
  isGone = false;
  await expect.poll(() => written).toEqual([1, 2]);
  expect(log.warn).toHaveBeenCalledTimes(1);
});

test('there is an end to the room, and what is lost is counted and said once', async () => {
  const written: number[] = [];
  const { writer, log } = writerTo(async (rows) => written.push(...rows));
  for (const row of [1, 2, 3, 4, 5, 6, 7]) writer.add(() => row);
  await writer.flush();
  expect(written).toEqual([1, 2, 3, 4]);
  expect(log.warn.mock.calls).toEqual([[{ lost: 3 }, expect.any(String)]]);
});

test('a row for which there is no room is not even made', async () => {
  const { writer } = writerTo(async () => {});
  const make = vi.fn<() => number>(() => 1);
  for (let i = 0; i < 7; i++) writer.add(make);
  await writer.flush();
  expect(make).toHaveBeenCalledTimes(4);
});

test('a flood of one kind leaves room for the others', async () => {
  const written: number[] = [];
  const { writer } = writerTo(async (rows) => written.push(...rows));
  for (const row of [1, 2, 3, 4]) writer.add(() => row, 0.5);
  writer.add(() => 5);
  await writer.flush();
  expect(written).toEqual([1, 2, 5]);
});

test('rows that cannot be written hold up nobody', async () => {
  const written: number[] = [];
  const { writer, log } = writerTo(async (rows) => {
    if (rows.includes(1)) throw new Error('not a row');
    written.push(...rows);
  });
  for (const row of [1, 2, 3]) writer.add(() => row);
  await expect.poll(() => written).toEqual([3]);
  expect(log.error).toHaveBeenCalledTimes(1);
});

test('at the end all that waits is written, behind the batch that is under way', async () => {
  const written: number[] = [];
  const { writer } = writerTo(async (rows) => {
    await setTimeout(20);
    written.push(...rows);
  });
  writer.add(() => 1);
  await setTimeout(10);
  for (const row of [2, 3, 4]) writer.add(() => row);
  await writer.flush();
  expect(written).toEqual([1, 2, 3, 4]);
});

test('the end waits for no database that is gone', async () => {
  const { writer, log } = writerTo(async () => {
    throw new DatabaseUnavailable('gone');
  });
  writer.add(() => 1);
  await writer.flush();
  expect(log.warn).toHaveBeenLastCalledWith({ lost: 1 }, expect.any(String));
});
