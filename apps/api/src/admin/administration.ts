import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { PasswordResets } from '../accounts/recovery/password-resets.js';
import { revokeAllKeys } from '../api-keys/revoke-all.js';
import type { RecordChange } from '../audit/record-change.js';
import { transaction } from '../database/transaction.js';
import { endAllWithin } from '../sessions/end-all.js';
import { Revocations } from '../sessions/revocations/revocations.js';
import { changeUser, type ChangedUser, type UserChange } from './change-user.js';

/** A changed user, and the ids of the API keys and sessions that a disabling has ended. */
export interface Changed extends ChangedUser {
  readonly revokedKeys: readonly string[];
  readonly endedSessions: readonly string[];
}

/** What administrators decide about users. */
@Injectable()
export class Administration {
  constructor(
    private readonly pool: Pool,
    private readonly revocations: Revocations,
    private readonly resets: PasswordResets,
  ) {}

  /**
   * Changes a user. A disabled one has no session, no API key and no link to choose a password any more, also when
   * enabled again.
   *
   * @param record records it, in its transaction
   * @throws not_found; conflict when no administrator who can sign in would be left
   */
  async change(
    id: string,
    change: UserChange,
    record: RecordChange<Changed>,
  ): Promise<ChangedUser> {
    const changed = await transaction(this.pool, async (client) => {
      const user = await changeUser(client, id, change);
      // Before and after: one that was asked for while a disabling was on its way may have got past it.
      if (change.disabled !== undefined) await this.resets.void(client, user.user.email);
      const revokedKeys = change.disabled ? await revokeAllKeys(client, id) : [];
      const endedSessions = change.disabled ? await endAllWithin(client, id, 'disabled') : [];
      const done = { ...user, revokedKeys, endedSessions };
      await record(client, done);
      return done;
    });
    // Here it holds from now on, before any notice.
    for (const sessionId of changed.endedSessions)
      this.revocations.rememberEnd(sessionId, 'disabled');
    const { user, roleVersion: version } = changed;
    if (version !== null) this.revocations.rememberRole({ userId: id, role: user.role, version });
    return changed;
  }
}
