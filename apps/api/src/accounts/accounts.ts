import { Injectable } from '@nestjs/common';
import type { Role } from '@repo/db';
import { Pool } from 'pg';
import type { RecordChange } from '../database/change-and-record.js';
import { statement } from '../database/statement.js';
import { transaction } from '../database/transaction.js';

/** What a person sees of their own account. */
export interface Profile {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
}

/** What there is at an address. */
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

/** The accounts of users. A disabled one is treated as if there were none. */
@Injectable()
export class Accounts {
  constructor(private readonly pool: Pool) {}

  /** What there is at an address. Nobody is told but its owner. */
  async stateOf(email: string): Promise<AccountState> {
    const [user] = await stateStatement(this.pool, email);
    if (user === undefined) return 'none';
    return user.is_disabled ? 'disabled' : 'open';
  }

  async profileOf(userId: string): Promise<Profile | undefined> {
    const [row] = await profileStatement(this.pool, userId);
    return row && profileFrom(row);
  }

  /** @param record records it, in its transaction, if the name is another one now */
  async rename(
    userId: string,
    name: string,
    record: RecordChange<Profile>,
  ): Promise<Profile | undefined> {
    return transaction(this.pool, async (client) => {
      const [row] = await renameStatement(client, userId, name);
      if (row === undefined) return undefined;
      const { is_another: isAnother, ...renamed } = row;
      const profile = profileFrom(renamed);
      if (isAnother) await record(client, profile);
      return profile;
    });
  }
}

function profileFrom({ created_at: createdAt, ...profile }: ProfileRow): Profile {
  return { ...profile, createdAt };
}
