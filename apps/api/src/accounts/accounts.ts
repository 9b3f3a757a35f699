import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { RecordChange } from '../database/change-and-record.js';
import { statement } from '../database/statement.js';
import { columnOf, userColumns } from '../database/user-columns.js';
import { userTransaction } from '../database/user-turns.js';
import { type Profile, profileBody, profileChange, type ProfileChange } from './profile.js';

/** The state of the account at an e-mail address. */
export type AccountState = 'none' | 'open' | 'disabled';

const stateStatement = statement<[email: string], { is_disabled: boolean }>(
  'account_state',
  `SELECT disabled_at IS NOT NULL AS is_disabled FROM users WHERE email = $1`,
);

const profileStatement = statement<[userId: string], Profile>(
  'profile',
  `SELECT ${userColumns(profileBody)} FROM users WHERE id = $1 AND disabled_at IS NULL`,
);

const changeable = Object.keys(profileChange.shape);
const changeableColumns = changeable.map(columnOf).join(', ');

/** Takes the change as JSON. A field that is absent stays as it is. */
const changeStatement = statement<
  [userId: string, change: string],
  Profile & { readonly changed: readonly string[] }
>(
  'change_profile',
  `
  WITH found AS (
    SELECT * FROM users WHERE id = $1 AND disabled_at IS NULL FOR NO KEY UPDATE
  )
  UPDATE users SET (${changeableColumns}) = (
    SELECT ${changeableColumns} FROM jsonb_populate_record(users, $2::jsonb)
  )
  FROM found WHERE users.id = found.id
  RETURNING ${userColumns(profileBody)}, array_remove(ARRAY[${changeable.map(nameIfChanged).join(', ')}], NULL) AS changed`,
);

function nameIfChanged(field: string): string {
  const column = columnOf(field);
  return `CASE WHEN users.${column} IS DISTINCT FROM found.${column} THEN '${field}' END`;
}

/** Reads and changes accounts. Only {@link Accounts.stateOf} tells a disabled account from a missing one. */
@Injectable()
export class Accounts {
  constructor(private readonly pool: Pool) {}

  /** Looks up the account at an address. Only mail to that address may reveal the result. */
  async stateOf(email: string): Promise<AccountState> {
    const [user] = await stateStatement(this.pool, email);
    if (user === undefined) return 'none';
    return user.is_disabled ? 'disabled' : 'open';
  }

  /** Reads a profile; undefined when the account is gone or disabled. */
  async profileOf(userId: string): Promise<Profile | undefined> {
    const [profile] = await profileStatement(this.pool, userId);
    return profile;
  }

  /**
   * Changes the account of a user.
   *
   * @param record writes the event of the change, in the same transaction, with the names of the fields that changed; not
   *   called when none did
   * @returns undefined when the account is gone or disabled
   */
  async change(
    userId: string,
    change: ProfileChange,
    record: RecordChange<readonly string[]>,
  ): Promise<Profile | undefined> {
    const values = Object.entries(change).map(([field, value]) => [columnOf(field), value]);
    const json = JSON.stringify(Object.fromEntries(values));
    return userTransaction(this.pool, userId, async (transaction) => {
      const [row] = await changeStatement(transaction, userId, json);
      if (row === undefined) return undefined;
      const { changed, ...profile } = row;
      if (changed.length > 0) await record(transaction, changed);
      return profile;
    });
  }
}
