import { expect, test } from 'vitest';
import { migrate, seed } from '../src/index.js';
import { emptyDatabase } from './support/empty-database.js';

const database = emptyDatabase();

function insertSession(values: string) {
  return database.query(
    `INSERT INTO sessions (id, user_id, generation, parent_generation, ended_at, end_reason,
       auth_time, idle_expires_at, expires_at)
     SELECT gen_random_uuid(), id, ${values}, now(), now(), now() FROM users LIMIT 1`,
  );
}

test('a session cannot end without a reason, and its generation must be greater than its parent generation', async () => {
  await migrate(database.url);
  await seed(database.url);
  await insertSession(`1, 0, now(), 'reused'`);
  await expect(insertSession('1, 0, now(), NULL')).rejects.toThrow('sessions_end_check');
  await expect(insertSession('1, 1, NULL, NULL')).rejects.toThrow('sessions_generation_check');
});
