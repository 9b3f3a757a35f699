import { Injectable } from '@nestjs/common';
import type { Role } from '@repo/db';
import { Pool } from 'pg';
import { changeAndRecord, type RecordChange } from '../database/change-and-record.js';
import { statement, type Queryable } from '../database/statement.js';

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

const renameStatement = statement<[userId: string, name: string], ProfileRow>(
  'rename_user',
  `UPDATE users SET name = $2 WHERE id = $1 AND disabled_at IS NULL
   RETURNING id, email, name, role, created_at`,
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
    return profileFrom(await profileStatement(this.pool, userId));
  }

  /** @param record records it, in its transaction */
  async rename(
    userId: string,
    name: string,
    record: RecordChange<Profile>,
  ): Promise<Profile | undefined> {
    const rename = async (transaction: Queryable) =>
      profileFrom(await renameStatement(transaction, userId, name));
    return changeAndRecord(this.pool, rename, record);
  }
}

function profileFrom([row]: readonly ProfileRow[]): Profile | undefined {
  if (row === undefined) return undefined;
  const { created_at: createdAt, ...profile } = row;
  return { ...profile, createdAt };
}
