import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Queryable } from '../database/statement.js';
import { newId } from '../database/ids.js';
import type { Mail } from './mailer.js';
import {
  addStatement,
  claimStatement,
  deleteStatement,
  nextStatement,
  retryStatement,
  type EntryRow,
} from './outbox-statements.js';

/**
 * Seconds after which an attempt counts as lost, for example because its process was killed. Longer than any SMTP exchange.
 */
export const ATTEMPT_LIMIT = 120;

/** The client that requested a mail, as the mail describes it. */
export interface ClientInfo {
  /** Browser and system; undefined when they are not known. */
  readonly device: string | undefined;
  readonly network: string | undefined;
}

/** The kinds of mail that are composed only when they are sent. */
export type RequestedKind = 'registration' | 'password_reset';

/** Mail that is composed when it is sent, so the outbox holds no token and no hint whether the account exists. */
interface Requested {
  readonly kind: RequestedKind;
  readonly to: string;
  readonly client: ClientInfo;
}

/** A mail to queue: requested, or ready to send. */
export type NewEntry = (Requested | ({ readonly kind: 'ready' } & Mail)) & {
  /** The id of its request, for the log. */
  readonly requestId: string;
};

/** An entry that this process has claimed. */
export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  /** Null for requested mail. */
  readonly subject: string | null;
  readonly text: string | null;
  readonly client: ClientInfo;
  readonly requestId: string;
  /** The number of this attempt, from 1. A late result of an earlier attempt has another number, and changes nothing. */
  readonly attempt: number;
  readonly createdAt: Date;
}

/** Stores the mail that is still to be sent. */
@Injectable()
export class Outbox {
  constructor(private readonly pool: Pool) {}

  /**
   * Adds a mail.
   *
   * @param delay seconds until it is due
   * @param patience seconds after which a failed attempt is the last
   */
  async add(
    entry: NewEntry,
    { delay, patience }: { readonly delay: number; readonly patience: number },
    database: Queryable = this.pool,
  ): Promise<void> {
    const mail = entry.kind === 'ready' ? entry : undefined;
    const client = entry.kind === 'ready' ? undefined : entry.client;
    await addStatement(
      database,
      newId(),
      entry.kind,
      entry.to,
      mail?.subject ?? null,
      mail?.text ?? null,
      client?.device ?? null,
      client?.network ?? null,
      entry.requestId,
      delay,
      patience,
    );
  }

  /**
   * Claims a due mail for {@link ATTEMPT_LIMIT} seconds; undefined when no mail is due.
   *
   * @param recentRecipients addresses that were sent mail lately, the latest last: their mail waits for that of others
   */
  async claim(recentRecipients: readonly string[] = []): Promise<Entry | undefined> {
    const [row] = await claimStatement(this.pool, ATTEMPT_LIMIT, recentRecipients);
    return row && entryOf(row);
  }

  /** Deletes an entry; false when another attempt has claimed it since. */
  async delete({ id, attempt }: Entry): Promise<boolean> {
    return (await deleteStatement(this.pool, id, attempt)).length > 0;
  }

  /** Schedules another attempt; false when the entry's `patience` is over, or another attempt has claimed it since. */
  async retryIn(seconds: number, { id, attempt }: Entry): Promise<boolean> {
    return (await retryStatement(this.pool, id, attempt, seconds)).length > 0;
  }

  /** Returns the seconds until the next entry is due; undefined when the outbox is empty. */
  async nextDue(): Promise<number | undefined> {
    const [row] = await nextStatement(this.pool);
    return row?.seconds ?? undefined;
  }
}

function entryOf(row: EntryRow): Entry {
  const { id, kind, recipient: to, subject, text, request_id: requestId, attempts: attempt } = row;
  const client = { device: row.device ?? undefined, network: row.network ?? undefined };
  return { id, kind, to, subject, text, client, requestId, attempt, createdAt: row.created_at };
}
