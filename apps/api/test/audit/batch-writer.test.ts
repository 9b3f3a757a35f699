import { afterEach, expect, test, vi } from 'vitest';
import { BatchWriter, type WriterLog } from '../../src/audit/batch-writer.js';
import { DatabaseUnavailable } from '../../src/database/outages.js';

const quick = { capacity: 4, batch: 2, pause: 5 };

interface Row {
  value: number;
}

afterEach(() => vi.useRealTimers());

const row = (value: number): Row => ({ value });
const values = (rows: readonly Row[]) => rows.map(({ value }) => value);

function writerTo(write: (rows: readonly Row[]) => Promise<unknown>, limits = quick) {
  const log = { warn: vi.fn<WriterLog['warn']>(), error: vi.fn<WriterLog['error']>() };
  const countLost = vi.fn<(rows: number) => void>();
  const parts = { queue: 'test', write, log, countLost };
  return { log, countLost, writer: new BatchWriter<Row>(parts, limits) };
}

test('adding does not wait, and rows are written in batches, in their order', async () => {
  const batches: number[][] = [];
  const { writer } = writerTo(async (rows) => batches.push(values(rows)));
  for (const value of [1, 2, 3]) writer.add(row(value));
  expect(batches).toEqual([]);
  await expect.poll(() => batches).toEqual([[1, 2], [3]]);
});

test('full batches follow each other without a pause', async () => {
  vi.useFakeTimers();
  const written: number[] = [];
  const { writer } = writerTo(async (rows) => written.push(...values(rows)), {
    ...quick,
    pause: 1000,
  });
  for (const value of [1, 2, 3, 4]) writer.add(row(value));
  // Time passes for the first pause only.
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual([1, 2, 3, 4]);
});

test('while the database is gone, rows wait for it', async () => {
  let isGone = true;
  const written: number[] = [];
  const { writer, log, countLost } = writerTo(async (rows) => {
    if (isGone) throw new DatabaseUnavailable('gone');
    written.push(...values(rows));
  });
  writer.add(row(1));
  await expect.poll(() => log.warn.mock.calls).toHaveLength(1);
  writer.add(row(2));
  isGone = false;
  await expect.poll(() => written).toEqual([1, 2]);
  expect(log.warn).toHaveBeenCalledTimes(1);
  expect(countLost).not.toHaveBeenCalled();
});

test('the queue is bounded, and lost rows are counted and logged in one line', async () => {
  const written: number[] = [];
  const { writer, log, countLost } = writerTo(async (rows) => written.push(...values(rows)));
  for (const value of [1, 2, 3, 4, 5, 6, 7]) writer.add(row(value));
  await writer.flush();
  expect(written).toEqual([1, 2, 3, 4]);
  expect(log.warn.mock.calls).toEqual([[{ queue: 'test', lost: 3 }, expect.any(String)]]);
  expect(countLost.mock.calls).toEqual([[3]]);
});

test('a row that found the queue full does not count as lost if it is written later', async () => {
  const written: number[] = [];
  const { writer, countLost } = writerTo(async (rows) => written.push(...values(rows)));
  for (const value of [1, 2, 3, 4]) writer.add(row(value));
  const growing = row(5);
  writer.add(growing);
  writer.add(row(0));
  growing.value = 6;
  writer.add(growing);
  await writer.flush();
  expect(written).toEqual([1, 2, 3, 4, 6]);
  expect(countLost.mock.calls).toEqual([[1]]);
});

test('a row counts as lost once, however often it finds the queue full', async () => {
  const { writer, countLost } = writerTo(async () => undefined);
  const growing = Array.from({ length: 9 }, (_, value) => row(value));
  for (const again of [1, 2, 3]) {
    for (const one of growing) writer.add(Object.assign(one, { value: again }));
  }
  await writer.flush();
  // Rows that were lost before find twice the capacity: eight of the nine rows are written.
  expect(countLost.mock.calls).toEqual([[1]]);
});

test('a row that changes while it waits is written once, and again if it changes after that', async () => {
  const written: number[] = [];
  let release: (() => void) | undefined;
  const { writer } = writerTo(async (rows) => {
    written.push(...values(rows));
    await new Promise<void>((resolve) => (release = resolve));
  });
  const growing = row(1);
  writer.add(growing);
  growing.value = 2;
  writer.add(growing);
  await expect.poll(() => written).toEqual([2]);
  growing.value = 3;
  writer.add(growing);
  release?.();
  await expect.poll(() => written).toEqual([2, 3]);
  release?.();
});

test('rows that cannot be written delay no others, and are counted', async () => {
  const written: number[] = [];
  const { writer, log, countLost } = writerTo(async (rows) => {
    if (values(rows).includes(1)) throw new Error('not a row');
    written.push(...values(rows));
  });
  for (const value of [1, 2, 3]) writer.add(row(value));
  await expect.poll(() => written).toEqual([3]);
  expect(log.error).toHaveBeenCalledTimes(1);
  expect(countLost.mock.calls).toEqual([[2]]);
});

test('a flush writes all waiting rows, after the batch that is being written', async () => {
  const written: number[] = [];
  let release: (() => void) | undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const write = vi.fn<(rows: readonly Row[]) => Promise<void>>(async (rows) => {
    await released;
    written.push(...values(rows));
  });
  const { writer } = writerTo(write);
  writer.add(row(1));
  await expect.poll(() => write.mock.calls).toHaveLength(1);
  for (const value of [2, 3, 4]) writer.add(row(value));
  const flushed = writer.flush();
  release?.();
  await flushed;
  expect(written).toEqual([1, 2, 3, 4]);
});

test('a flush does not wait for a database that is gone', async () => {
  const { writer, log, countLost } = writerTo(async () => {
    throw new DatabaseUnavailable('gone');
  });
  writer.add(row(1));
  await writer.flush();
  expect(log.warn).toHaveBeenLastCalledWith({ queue: 'test', lost: 1 }, expect.any(String));
  expect(countLost.mock.calls).toEqual([[1]]);
});
