import { createPool, hashPassword, type Role } from '@repo/db';
import { freshDatabase } from '@repo/testing';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';

/** Creates a database before the tests of a file, and drops it after them. */
export function testDatabase(): TestDatabase {
  const database = new TestDatabase();
  beforeAll(() => database.create());
  afterAll(() => database.drop());
  return database;
}

export class TestDatabase {
  url!: string;
  /** Connections for the test's own queries. */
  pool!: Pool;
  #drop!: () => Promise<void>;

  async create(): Promise<void> {
    ({ url: this.url, drop: this.#drop } = await freshDatabase());
    this.pool = createPool(this.url);
  }

  async drop(): Promise<void> {
    await this.pool.end();
    await this.#drop();
  }
}

interface NewUser {
  readonly email?: string;
  readonly role?: Role;
  /** The password to sign in with. */
  readonly password?: string;
  readonly passwordHash?: string;
}

const hashes = new Map<string, Promise<string>>();

/** Hashes each password only once, because hashing is slow. */
function hashOnce(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  return hash;
}

/** Inserts a user. Without a password and a hash, nobody can sign in as this user. */
export async function insertUser(
  pool: Pool,
  { email, role = 'user', password, passwordHash: given = 'never verified' }: NewUser = {},
) {
  const id = uuidv7();
  const passwordHash = password === undefined ? given : await hashOnce(password);
  const user = { id, email: email ?? `${id}@example.com`, name: 'Nora', role, passwordHash };
  await pool.query(
    'INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5)',
    [id, user.email, user.name, role, passwordHash],
  );
  return user;
}
