import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { OldRows } from '../../src/database/old-rows.js';
import { refusal, startTestApi, type TestApi } from '../api.js';
import { insertUser, testDatabase } from '../support/database.js';
import { age, sessionIn } from '../support/rows.js';

const HOUR_MS = 3_600_000;
const MAILS = { table: 'mails', from: 'created_at', seconds: 3600 };

const database = testDatabase();
const log = { warn: vi.fn<() => void>() };
let oldRows: OldRows;

beforeEach(async () => {
  await database.pool.query('DELETE FROM mails');
  oldRows = new OldRows(database.pool, log);
});
afterEach(() => {
  oldRows.beforeApplicationShutdown();
  vi.useRealTimers();
  log.warn.mockClear();
});

const insertMails = (count: number, hoursAgo: number) =>
  database.pool.query(
    `INSERT INTO mails (id, recipient, subject, text, created_at)
     SELECT gen_random_uuid(), 'x', 'x', 'x', now() - make_interval(hours => $2)
     FROM generate_series(1, $1)`,
    [count, hoursAgo],
  );
const countMails = async () =>
  (await database.pool.query('SELECT count(*)::int AS count FROM mails')).rows[0].count;

describe('rows past their retention', () => {
  test('are deleted, however many they are, and no others', async () => {
    oldRows.add(MAILS);
    await insertMails(2500, 2);
    await insertMails(3, 0);
    await oldRows.deleteAll();
    expect(await countMails()).toBe(3);
  });

  test('are skipped while they are locked, without waiting', async () => {
    oldRows.add(MAILS);
    await insertMails(3, 2);
    const holder = await database.pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM mails LIMIT 1 FOR UPDATE');
    await oldRows.deleteAll();
    expect(await countMails()).toBe(1);
    await holder.query('COMMIT');
    holder.release();
    await oldRows.deleteAll();
    expect(await countMails()).toBe(0);
  });

  test('are deleted even if deleting from another table fails; the failure is logged', async () => {
    oldRows.add({ table: 'nothing', from: 'at', seconds: 0 });
    oldRows.add(MAILS);
    await insertMails(1, 2);
    await oldRows.deleteAll();
    expect(await countMails()).toBe(0);
    expect(log.warn).toHaveBeenCalledWith(
      { err: expect.any(Error), table: 'nothing' },
      'old rows: not deleted',
    );
  });

  test('are looked for about every hour, until the process ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const deleteAll = vi.spyOn(oldRows, 'deleteAll');
    oldRows.onApplicationBootstrap();
    await vi.advanceTimersByTimeAsync(0.5 * HOUR_MS - 1);
    expect(deleteAll).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(HOUR_MS + 1);
    expect(deleteAll).toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1.5 * HOUR_MS);
    expect(deleteAll.mock.calls.length).toBeGreaterThan(1);
    oldRows.beforeApplicationShutdown();
    deleteAll.mockClear();
    await vi.advanceTimersByTimeAsync(3 * HOUR_MS);
    expect(deleteAll).not.toHaveBeenCalled();
  });
});

describe('the retention of the API', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ DATABASE_URL: database.url });
  });
  afterAll(() => api.close());
  const deleteAll = () => api.app.get(OldRows).deleteAll();

  test('keeps a session while its refresh token can still be presented', async () => {
    const { id: userId } = await insertUser(database.pool);
    const days = [0, 29, 31, 36];
    const kept = await Promise.all(days.map((count) => insertSession(userId, count)));
    await insertSession(userId, 38);
    const ended = await insertSession(userId, 29);
    await database.pool.query(
      `UPDATE sessions SET ended_at = created_at, end_reason = 'signed_out' WHERE id = $1`,
      [ended],
    );
    await deleteAll();
    const { rows } = await database.pool.query(
      'SELECT id FROM sessions WHERE user_id = $1 ORDER BY id',
      [userId],
    );
    expect(rows.map(({ id }) => id)).toEqual([...kept, ended].toSorted());
  });

  test('refuses the refresh token of a deleted session, without a reason', async () => {
    const [expired, gone] = [await api.signIn(), await api.signIn()];
    await age(database.pool, sessionIn(expired.refreshToken), 31 * 86_400);
    await age(database.pool, sessionIn(gone.refreshToken), 38 * 86_400);
    await deleteAll();
    expect(refusal(await api.refresh(expired.refreshToken))).toEqual([401, 'session_expired']);
    expect(refusal(await api.refresh(gone.refreshToken))).toEqual([401, 'refresh_token_invalid']);
  });

  test.each([
    ['registrations', `INSERT INTO registrations VALUES ($1, 'x', $2)`],
    ['password_resets', `INSERT INTO password_resets VALUES ($1, 'x', $2)`],
  ])('keeps %s while their link is valid', async (table, insert) => {
    const hour = 3_600_000;
    await database.pool.query(insert, [Buffer.from('old'), new Date(Date.now() - hour)]);
    await database.pool.query(insert, [Buffer.from('new'), new Date(Date.now() + hour)]);
    await deleteAll();
    const { rows } = await database.pool.query(`SELECT token_hash FROM ${table}`);
    expect(rows).toEqual([{ token_hash: Buffer.from('new') }]);
  });

  test('keeps unsent mail for a day after its last attempt was due', async () => {
    await database.pool.query(
      `INSERT INTO mail_outbox (id, kind, recipient, request_id, due_at, give_up_at)
       SELECT gen_random_uuid(), 'ready', 'x', gen_random_uuid(), now() + interval '1 hour',
         now() - make_interval(hours => hours) FROM unnest(ARRAY[23, 25]) AS hours`,
    );
    await deleteAll();
    const hours = 'SELECT extract(hour FROM now() - give_up_at)::int AS hours FROM mail_outbox';
    expect((await database.pool.query(hours)).rows).toEqual([{ hours: 23 }]);
  });

  test('keeps mail in the development mailbox for a week', async () => {
    await insertMails(1, 7 * 24 - 1);
    await insertMails(1, 7 * 24 + 1);
    await deleteAll();
    expect(await countMails()).toBe(1);
  });
});

/** Inserts a session that was opened this many days ago and never used. */
async function insertSession(userId: string, days: number): Promise<string> {
  const id = uuidv7();
  await database.pool.query(
    `INSERT INTO sessions (id, user_id, auth_time, idle_expires_at, expires_at, created_at)
     SELECT $1, $2, opened, opened + interval '7 days', opened + interval '30 days', opened
     FROM (SELECT now() - make_interval(days => $3) AS opened) AS past`,
    [id, userId, days],
  );
  return id;
}
