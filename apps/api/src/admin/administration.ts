import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { OtherCredentials, PasswordResets } from '../accounts/accounts.module.js';
import { AuthEvents, type AuthEventRecord } from '../events/auth-events.js';
import type { Queryable } from '../database/statement.js';
import { userTransaction } from '../database/user-turns.js';
import { endEvents, Revocations } from '../sessions/sessions.module.js';
import { Sessions } from '../sessions/sessions.js';
import { changeUser, type ChangedUser, type UserChange } from './change-user.js';
import type { ListedUser } from './users.js';

/** Changes that administrators make to users. */
@Injectable()
export class Administration {
  constructor(
    private readonly pool: Pool,
    private readonly sessions: Sessions,
    private readonly revocations: Revocations,
    private readonly resets: PasswordResets,
    private readonly otherCredentials: OtherCredentials,
    private readonly events: AuthEvents,
  ) {}

  /**
   * Changes a user and records the change. Disabling ends all sessions, other credentials and password links of the user;
   * enabling does not bring them back. The change queues behind the administrator's other transactions, not behind the
   * user's, which could be many.
   *
   * @param by the id of the administrator
   * @throws not_found; conflict when the last active administrator would be lost
   */
  async change(
    id: string,
    change: UserChange,
    by: string,
    request: FastifyRequest,
  ): Promise<ListedUser> {
    const work = async (transaction: Queryable): Promise<ChangedUser> => {
      const changed = await changeUser(transaction, id, change);
      // On enabling too: a reset link may have been created while the account was being disabled.
      if (change.disabled !== undefined) await this.resets.void(transaction, changed.user.email);
      const revoked = change.disabled ? await this.otherCredentials.revokeAll(transaction, id) : [];
      await this.events.write(transaction, ...eventsOf(changed, revoked, request));
      return changed;
    };
    const { user, roleVersion: version } = change.disabled
      ? await this.sessions.endAllOf(id, 'disabled', {
          by,
          first: work,
          record: (transaction, ended) =>
            this.events.write(transaction, ...endEvents(ended, 'disabled', request, id)),
        })
      : await userTransaction(this.pool, by, work);
    // The new role takes effect in this process at once; the other processes receive a notice.
    if (version !== null) this.revocations.rememberRole({ userId: id, role: user.role, version });
    return user;
  }
}

function eventsOf(
  { user: { id, role, disabledAt }, roleVersion, isSwitched }: ChangedUser,
  revoked: readonly string[],
  request: FastifyRequest,
): AuthEventRecord[] {
  const state = disabledAt === null ? 'enabled' : 'disabled';
  const events: AuthEventRecord[] = [];
  if (roleVersion !== null) {
    events.push({ event: 'privilege_permissions_changed', request, detail: `${id} ${role}` });
  }
  if (isSwitched) events.push({ event: 'user_updated', request, detail: `${id} ${state}` });
  for (const name of revoked) {
    events.push({ event: 'authn_token_revoked', request, detail: `${id} ${name}` });
  }
  return events;
}
