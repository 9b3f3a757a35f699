import { createPool, type Role } from '@repo/db';
import { freshDatabase } from '@repo/testing';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';

/** A database for one test file, with connections to it. */
export async function testDatabase() {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url);
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await drop();
    },
  };
}

interface NewUser {
  readonly email?: string;
  readonly role?: Role;
  readonly passwordHash?: string;
}

/** Inserts a user. Without a hash, no password works. */
export async function insertUser(
  pool: Pool,
  { email, role = 'user', passwordHash = 'never verified' }: NewUser = {},
) {
  const id = uuidv7();
  const user = { id, email: email ?? `${id}@example.com`, name: 'Nora', role, passwordHash };
  await pool.query(
    'INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5)',
    [id, user.email, user.name, role, passwordHash],
  );
  return user;
}
