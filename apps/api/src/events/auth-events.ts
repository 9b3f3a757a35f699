import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../database/statement.js';
import type { Refusal, EventSubject } from '../http/refusal.js';

/** The names of the OWASP Logging Vocabulary that this API uses. */
export type EventName =
  | 'authn_login_success'
  | 'authn_login_fail'
  | 'authn_login_fail_max'
  | 'authn_password_change'
  | 'authn_token_created'
  | 'authn_token_revoked'
  | 'authn_token_reuse'
  | 'authz_fail'
  | 'excess_rate_limit_exceeded'
  | 'input_validation_fail'
  | 'malicious_csrf'
  | 'privilege_permissions_changed'
  | 'session_created'
  | 'session_renewed'
  | 'session_expired'
  | 'session_logout'
  | 'session_use_after_expire'
  | 'user_created'
  | 'user_updated';

/** A change of an account or a session. */
export interface AuthEventRecord extends EventSubject {
  readonly event: EventName;
  /** The request that caused it. */
  readonly request: FastifyRequest;
}

/** A row of the table of events, as JSON. */
export type EventRow = Readonly<Record<string, string | number | null>>;

/**
 * Records changes of accounts and sessions. This class itself records nothing: the audit module provides its subclass
 * `AuditTrail` in its place.
 */
@Injectable()
export class AuthEvents {
  /**
   * SQL to embed in a statement that makes changes. It inserts the event rows that the statement has in column `made`
   * of its table `rows_made`.
   */
  readonly insertSql: string = 'SELECT';

  /**
   * Records changes in the transaction that makes them, so that neither exists without the other:
   * `events.write(transaction, { event: 'session_logout', request, sessionId })`.
   */
  async write(_transaction: Queryable, ..._records: readonly AuthEventRecord[]): Promise<void> {}

  /** Records a refresh that changed nothing but the generation of its session. */
  recordRenewal(_request: FastifyRequest, _subject: EventSubject): void {}

  /** Builds the row of a change, for a statement that makes the change and records it. */
  rowOf(_record: AuthEventRecord): EventRow {
    return {};
  }

  /** Builds the row of a refusal that also changes something. Mark the refusal `isRecorded`, or it is recorded twice. */
  rowOfRefusal(_request: FastifyRequest, _refusal: Refusal): EventRow {
    return {};
  }
}
