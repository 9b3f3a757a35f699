import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domainToASCII, fileURLToPath } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { migrate } from '../src/index.js';
import { emptyDatabase } from './support/empty-database.js';

const own = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
const database = emptyDatabase();
const NAME = /one_spelling_of_addresses$/;

/** The database as it was before, with these accounts, the oldest first; brought up to date. */
async function migrated(...emails: string[]) {
  const before = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(own, before, { recursive: true, filter: (path) => !NAME.test(path) });
  await migrate(database.url, before);
  await rm(before, { recursive: true });
  for (const email of emails) {
    await database.query(
      `INSERT INTO users (id, email, name, password_hash) VALUES ('${uuidv7()}', '${email}', 'Nora', '')`,
    );
  }
  const [applied] = await migrate(database.url);
  expect(applied).toMatch(NAME);
  const rows = await database.query('SELECT email FROM users ORDER BY id');
  return rows.map(({ email }) => email);
}

test('accounts from before are found by the one spelling of their address', async () => {
  const domains = [
    'bücher.example',
    'straße.example',
    '例え.テスト',
    'пример.испытание',
    'ünïcödé-long-label.bücher.example',
    'ไทย.example',
    '💩.example',
    'אבג.example',
  ];
  expect(await migrated(...domains.map((domain) => `x@${domain}`))).toEqual(
    domains.map((domain) => `x@${domainToASCII(domain)}`),
  );
});

test('width forms are mapped, and what was in its one spelling stays', async () => {
  const emails = ['uma@example.com', 'zoë@example.com', 'ｕma@example.com', 'ｶﾞ@ｒed。example'];
  expect(await migrated(...emails)).toEqual([
    'uma@example.com',
    'zoë@example.com',
    // The address is another account's already.
    'ｕma@example.com',
    'ガ@red.example',
  ]);
});

test('of two accounts that are one address, the older has it', async () => {
  const emails = ['x@ｒed.example', 'x@re\u00add.example'];
  expect(await migrated(...emails)).toEqual(['x@red.example', emails[1]]);
});
