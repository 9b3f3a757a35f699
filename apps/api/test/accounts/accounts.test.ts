import { beforeAll, describe, expect, test } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { profileBody } from '../../src/accounts/profile.js';
import { insertUser, testDatabase } from '../support/database.js';
import { recordNothing } from '../support/record-nothing.js';

const database = testDatabase();
let accounts: Accounts;

beforeAll(async () => {
  accounts = new Accounts(database.pool);
});

describe('a profile', () => {
  test('shows a user their own data and nothing else', async () => {
    const user = await insertUser(database.pool);
    const profile = await accounts.profileOf(user.id);
    expect(Object.keys(profile ?? {})).toEqual(Object.keys(profileBody.shape));
    expect(profile).not.toHaveProperty('passwordHash');
    expect(profile).toMatchObject({
      id: user.id,
      email: user.email,
      name: user.name,
      role: 'user',
      createdAt: expect.any(Date),
    });
  });

  test('has the new name after a change of name', async () => {
    const user = await insertUser(database.pool);
    const renamed = await accounts.change(user.id, { name: 'Nöra' }, recordNothing);
    expect(renamed).toMatchObject({ id: user.id, name: 'Nöra' });
    expect(await accounts.profileOf(user.id)).toEqual(renamed);
  });

  test('does not exist for a disabled or unknown user', async () => {
    const user = await insertUser(database.pool);
    await database.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [user.id]);
    for (const id of [user.id, '0198c0de-0000-7000-8000-00000000dead']) {
      expect(await accounts.profileOf(id)).toBeUndefined();
      expect(await accounts.change(id, { name: 'Nora' }, recordNothing)).toBeUndefined();
    }
  });
});
