import { createPool, migrate, type Role } from '@repo/db';
import { Client, type Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';

export async function testDatabase() {
  const server = process.env['DATABASE_URL'] ?? '';
  const name = `t${Date.now()}${Math.floor(Math.random() * 1e6)}`;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const pool = createPool(url.href);
  return {
    url: url.href,
    pool,
    drop: async () => {
      if (!pool.ended) await pool.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

interface NewUser {
  readonly email?: string;
  readonly role?: Role;
  readonly passwordHash?: string;
}

/** A user as a row. Without a hash it is one for tests of what comes after the password. */
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
