import { beforeAll, expect, test } from 'vitest';
import { countedSql, Quota } from '../../src/limits/quota.js';
import { testDatabase } from '../support/database.js';

const MINUTE = { name: 'minute', limit: 2, window: 60 };

const database = testDatabase();
let quota: Quota;
beforeAll(async () => {
  quota = new Quota(database.pool, MINUTE);
});

/** Moves the end of a subject's window, as a change of the clock does. */
const moveEnd = (subject: string, seconds: number) =>
  database.pool.query('UPDATE rate_limits SET expire = expire + $2 WHERE key = $1', [
    quota.keyOf(subject),
    seconds * 1000,
  ]);

async function usedUp(subject: string) {
  const { rows } = await database.pool.query(`SELECT ${countedSql('$1')} AS counted`, [
    [quota.keyOf(subject)],
  ]);
  return quota.usedUpBy(rows[0].counted[0]);
}

test('a window begins with the first count, and ends after the seconds of its policy', async () => {
  expect(await usedUp('one')).toBeUndefined();
  expect(await quota.useUp('one')).toBe(false);
  expect(await usedUp('one')).toBeUndefined();
  expect(await quota.useUp('one')).toBe(true);
  const { seconds } = (await usedUp('one')) ?? { seconds: 0 };
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(await quota.take('one')).toMatchObject(MINUTE);
  await moveEnd('one', -60);
  expect(await usedUp('one')).toBeUndefined();
  expect(await quota.useUp('one')).toBe(false);
});

test('parallel uses are all counted, and exactly one of them reaches the limit', async () => {
  const last = await Promise.all(Array.from({ length: 20 }, () => quota.useUp('many')));
  expect(last.filter(Boolean)).toHaveLength(1);
  const { rows } = await database.pool.query('SELECT points FROM rate_limits WHERE key = $1', [
    quota.keyOf('many'),
  ]);
  expect(rows).toEqual([{ points: 20 }]);
});

test('a clock that is set back does not lock anyone out for the time until it catches up', async () => {
  await quota.useUp('late');
  await quota.useUp('late');
  await moveEnd('late', 600);
  expect(await usedUp('late')).toBeUndefined();
  expect(await quota.take('late')).toBeUndefined();
  expect(await quota.take('late')).toBeUndefined();
  expect(await quota.take('late')).toMatchObject(MINUTE);
});

test('a window may be as long as the settings allow', async () => {
  // Ten years, times the factor for mail: more milliseconds than a 32-bit integer holds.
  const long = new Quota(database.pool, { name: 'long', limit: 1, window: 315_360_000 * 60 });
  expect(await long.take('patient')).toBeUndefined();
  const { seconds } = (await long.take('patient')) ?? { seconds: 0 };
  expect(seconds).toBeGreaterThan(315_360_000 * 59);
});

test('clearing resets one subject of one quota', async () => {
  const other = new Quota(database.pool, { ...MINUTE, name: 'other' });
  for (const each of [quota, other]) await each.take('forgotten');
  await quota.take('kept');
  await quota.clear(database.pool, 'forgotten');
  const { rows } = await database.pool.query(
    'SELECT key FROM rate_limits WHERE key = ANY($1) ORDER BY key',
    [[quota.keyOf('forgotten'), other.keyOf('forgotten'), quota.keyOf('kept')]],
  );
  expect(rows.map(({ key }) => key)).toEqual(
    [other.keyOf('forgotten'), quota.keyOf('kept')].toSorted(),
  );
});
