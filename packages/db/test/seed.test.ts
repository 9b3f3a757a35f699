import { expect, test } from 'vitest';
import { migrate, seed } from '../src/index.js';
import { emptyDatabase } from './support/empty-database.js';

const database = emptyDatabase();

test('the demo accounts are created once, and later changes stay', async () => {
  await migrate(database.url);
  await Promise.all([seed(database.url), seed(database.url)]);
  await database.query(`UPDATE users SET name = 'Changed' WHERE email = 'user@example.com'`);
  await seed(database.url);
  expect(await database.query('SELECT email, name, role::text FROM users ORDER BY email')).toEqual([
    { email: 'admin@example.com', name: 'Ada Admin', role: 'admin' },
    { email: 'user@example.com', name: 'Changed', role: 'user' },
  ]);
});

test('passwords are hashed by argon2id with 19 MiB and two passes', async () => {
  await migrate(database.url);
  await seed(database.url);
  const [row] = await database.query(
    `SELECT bool_and(password_hash ^@ '$argon2id$v=19$m=19456,t=2,p=1$') FROM users`,
  );
  expect(row).toEqual({ bool_and: true });
});
