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

/** Seconds after which an attempt counts as lost, as when its process was killed: longer than any conversation takes. */
export const ATTEMPT_LIMIT = 120;

/** Number of mails that a process sends at a time. */
const BATCH = 5;

/** The request that asked for a mail, as far as its reader is told. */
export interface ClientInfo {
  /** Browser and system. Undefined when the request did not name ones that are known. */
  readonly device: string | undefined;
  readonly network: string | undefined;
}

/** A mail that is written when it is sent: until then the outbox holds neither its token nor whether it is needed. */
export type RequestedKind = 'registration' | 'password_reset';

interface Requested {
  readonly kind: RequestedKind;
  readonly to: string;
  readonly client: ClientInfo;
}

/** Waits in the outbox. */
export type NewEntry = (Requested | ({ readonly kind: 'ready' } & Mail)) & {
  /** Of the request that it came from. */
  readonly requestId: string;
};

/** An entry that this process has claimed. */
export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  /** Null unless the mail is ready. */
  readonly subject: string | null;
  readonly text: string | null;
  readonly client: ClientInfo;
  readonly requestId: string;
  /** Number of this attempt, from 1. Another attempt has another number, so a late result of this one changes nothing. */
  readonly attempt: number;
  readonly createdAt: Date;
}

/** The rows of mail that is still to be sent. */
@Injectable()
export class Outbox {
  constructor(private readonly pool: Pool) {}

  /**
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

  /** Takes some of what is due: it is this process's for {@link ATTEMPT_LIMIT} seconds. */
  async claim(): Promise<Entry[]> {
    return (await claimStatement(this.pool, ATTEMPT_LIMIT, BATCH)).map(entryOf);
  }

  /** @returns false when the entry is another attempt's by now */
  async delete({ id, attempt }: Entry): Promise<boolean> {
    return (await deleteStatement(this.pool, id, attempt)).length > 0;
  }

  /** @returns false when there is no time for another attempt, or the entry is another attempt's by now */
  async retryIn(seconds: number, { id, attempt }: Entry): Promise<boolean> {
    return (await retryStatement(this.pool, id, attempt, seconds)).length > 0;
  }

  /** Seconds until the next entry is due; undefined when there is none. */
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
