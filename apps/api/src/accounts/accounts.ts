import { Injectable } from '@nestjs/common';
import type { Role } from '@repo/db';
import { Pool } from 'pg';
import type { RecordChange } from '../database/change-and-record.js';
import { statement } from '../database/statement.js';
import { userTransaction } from '../database/user-turns.js';

/** A user's own account, as the API returns it. */
export interface Profile {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
}

/** The state of the account at an e-mail address. */
export type AccountState = 'none' | 'open' | 'disabled';

const stateStatement = statement<[email: string], { is_disabled: boolean }>(
  'account_state',
  `SELECT disabled_at IS NOT NULL AS is_disabled FROM users WHERE email = $1`,
);

type ProfileRow = Omit<Profile, 'createdAt'> & { readonly created_at: Date };

const profileStatement = statement<[userId: string], ProfileRow>(
  'profile',
  `SELECT id, email, name, role, created_at FROM users WHERE id = $1 AND disabled_at IS NULL`,
);

const renameStatement = statement<
  [userId: string, name: string],
  ProfileRow & { readonly is_another: boolean }
>(
  'rename_user',
  `
  WITH found AS (
    SELECT id, name FROM users WHERE id = $1 AND disabled_at IS NULL FOR NO KEY UPDATE
  )
  UPDATE users SET name = $2 FROM found WHERE users.id = found.id
  RETURNING users.id, email, users.name, role, created_at, found.name <> $2 AS is_another`,
);

/** Reads and changes accounts. A disabled account is treated as missing. */
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
    const [row] = await profileStatement(this.pool, userId);
    return row && profileFrom(row);
  }

  /**
   * Changes the name of a user.
   *
   * @param record writes the event of the change, in the same transaction; not called when the name is the same
   * @returns undefined when the account is gone or disabled
   */
  async rename(
    userId: string,
    name: string,
    record: RecordChange<Profile>,
  ): Promise<Profile | undefined> {
    return userTransaction(this.pool, userId, async (transaction) => {
      const [row] = await renameStatement(transaction, userId, name);
      if (row === undefined) return undefined;
      const { is_another: isAnother, ...renamed } = row;
      const profile = profileFrom(renamed);
      if (isAnother) await record(transaction, profile);
      return profile;
    });
  }
}

function profileFrom({ created_at: createdAt, ...profile }: ProfileRow): Profile {
  return { ...profile, createdAt };
}
