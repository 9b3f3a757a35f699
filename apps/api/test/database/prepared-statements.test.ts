import { createPool } from '@repo/db';
import { DatabaseError, type Pool } from 'pg';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { resendLostStatements } from '../../src/database/prepared-statements.js';
import { statement } from '../../src/database/statement.js';
import { inTransaction } from '../../src/database/transaction.js';
import { testDatabase } from '../support/database.js';

const read = statement<[n: number], { n: number; word: string }>(
  'read_word',
  'SELECT n, word FROM words WHERE n = $1',
);
const WORD = [{ n: 1, word: 'one' }];

const database = testDatabase();
const log = { warn: vi.fn<(details: object, message: string) => void>() };

beforeEach(async () => {
  log.warn.mockReset();
  await database.pool.query(`
    DROP TABLE IF EXISTS words;
    CREATE TABLE words (n int, word varchar(10));
    INSERT INTO words VALUES (1, 'one')`);
});

/** Makes a pool of one connection, so that a test knows what that connection has prepared. */
function onePool(): Pool {
  const pool = resendLostStatements(createPool(database.url, { max: 1 }), log);
  onTestFinished(() => pool.end());
  return pool;
}

/** Returns the names of the statements that the pool's one connection has prepared. */
async function prepared(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM pg_prepared_statements');
  return rows.map(({ name }) => name);
}

test('a statement that the server no longer knows is sent again (26000)', async () => {
  const pool = onePool();
  expect(await read(pool, 1)).toEqual(WORD);
  expect(await prepared(pool)).toHaveLength(1);
  await pool.query('DEALLOCATE ALL');
  expect(await read(pool, 1)).toEqual(WORD);
});

test('a statement that the server knows already is sent again (42P05)', async () => {
  const first = onePool();
  await read(first, 1);
  const [name = ''] = await prepared(first);
  const second = onePool();
  await second.query(`PREPARE "${name}" AS SELECT 1`);
  expect(await read(second, 1)).toEqual(WORD);
});

test('a statement whose plan is out of date is sent again, and prepared again (0A000)', async () => {
  const pool = onePool();
  await read(pool, 1);
  await database.pool.query('ALTER TABLE words ALTER COLUMN word TYPE varchar(20)');
  expect(await read(pool, 1)).toEqual(WORD);
  expect(await read(pool, 1)).toEqual(WORD);
  expect(await prepared(pool)).toHaveLength(1);
});

test('a transaction prepares nothing, so a change of the schema cannot fail it', async () => {
  const pool = onePool();
  const readInTransaction = () => inTransaction(pool, (client) => read(client, 1));
  expect(await readInTransaction()).toEqual(WORD);
  await database.pool.query('ALTER TABLE words ALTER COLUMN word TYPE varchar(30)');
  expect(await readInTransaction()).toEqual(WORD);
  expect(await prepared(pool)).toEqual([]);
});

test('when statements keep getting lost, preparing stops, and the log says so once', async () => {
  const pool = onePool();
  for (let round = 0; log.warn.mock.calls.length === 0 && round < 100; round += 1) {
    expect(await read(pool, 1)).toEqual(WORD);
    await pool.query('DEALLOCATE ALL');
  }
  expect(await read(pool, 1)).toEqual(WORD);
  expect(await read(pool, 1)).toEqual(WORD);
  expect(await prepared(pool)).toEqual([]);
  expect(log.warn).toHaveBeenCalledTimes(1);
});

test('changes of the schema, however many, do not stop preparing', async () => {
  const pool = onePool();
  for (let length = 40; length < 65; length += 1) {
    await database.pool.query(`ALTER TABLE words ALTER COLUMN word TYPE varchar(${length})`);
    expect(await read(pool, 1)).toEqual(WORD);
  }
  await read(pool, 1);
  expect(await prepared(pool)).toHaveLength(1);
});

test('statements with different texts never share a name, even if they are given the same one', async () => {
  const pool = onePool();
  await read(pool, 1);
  const other = statement<[], { word: string }>('read_word', 'SELECT word FROM words');
  expect(await other(pool)).toEqual([{ word: 'one' }]);
});

test('any other error reaches the caller, and the statement is sent once', async () => {
  const pool = onePool();
  const runs = statement<[n: number], never>('divide', `SELECT nextval('runs') / $1::int`);
  await database.pool.query('CREATE SEQUENCE runs');
  await expect(runs(pool, 0)).rejects.toBeInstanceOf(DatabaseError);
  // A sequence counts also what is rolled back.
  const { rows } = await database.pool.query(`SELECT last_value::int FROM runs`);
  expect(rows).toEqual([{ last_value: 1 }]);
  await database.pool.query('DROP TABLE words');
  await expect(read(pool, 1)).rejects.toMatchObject({ code: '42P01' });
});
