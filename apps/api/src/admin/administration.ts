import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { OtherCredentials, PasswordResets } from '../accounts/accounts.module.js';
import type { RecordChange } from '../database/change-and-record.js';
import type { Queryable } from '../database/statement.js';
import { transaction } from '../database/transaction.js';
import { Revocations } from '../sessions/sessions.module.js';
import { Sessions } from '../sessions/sessions.js';
import { changeUser, type ChangedUser, type UserChange } from './change-user.js';

/** What administrators decide about users. */
@Injectable()
export class Administration {
  constructor(
    private readonly pool: Pool,
    private readonly sessions: Sessions,
    private readonly revocations: Revocations,
    private readonly resets: PasswordResets,
    private readonly otherCredentials: OtherCredentials,
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
    request: FastifyRequest,
    record: RecordChange<ChangedUser>,
  ): Promise<ChangedUser> {
    const work = async (client: Queryable): Promise<ChangedUser> => {
      const user = await changeUser(client, id, change);
      // Before and after: one that was asked for while a disabling was on its way may have got past it.
      if (change.disabled !== undefined) await this.resets.void(client, user.user.email);
      await record(client, user);
      if (change.disabled) await this.otherCredentials.revokeAll(client, id, request);
      return user;
    };
    const changed = change.disabled
      ? await this.sessions.endAllOf(id, 'disabled', { first: work })
      : await transaction(this.pool, work);
    const { user, roleVersion: version } = changed;
    // Here it holds from now on, before any notice.
    if (version !== null) this.revocations.rememberRole({ userId: id, role: user.role, version });
    return changed;
  }
}
