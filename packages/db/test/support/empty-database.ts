import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import { withClient } from '../../src/index.js';

const server = process.env['DATABASE_URL'] ?? '';

/** The empty database of the current test. */
export interface EmptyDatabase {
  readonly url: string;
  /** Runs a statement and returns its rows. */
  readonly query: (text: string) => Promise<Record<string, unknown>[]>;
}

/** Provides each test of a file with an empty database. */
export function emptyDatabase(): EmptyDatabase {
  let name = '';
  const urlOf = () => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  };
  beforeEach(async () => {
    name = `repo_test_${randomBytes(6).toString('hex')}`;
    await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  });
  afterEach(() =>
    withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  );
  return {
    get url() {
      return urlOf();
    },
    query: async (text) => (await withClient(urlOf(), (client) => client.query(text))).rows,
  };
}
