import { statement } from '../database/statement.js';

/** Longest wait for the first attempt to send a mail, in seconds. */
export const LONGEST_DELAY = 2;
/** Longest wait for each further attempt, in seconds. */
export const LONGEST_RETRY = 900;

export interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string | null;
  readonly text: string | null;
  readonly device: string | null;
  readonly network: string | null;
  readonly request_id: string;
  readonly attempts: number;
  readonly created_at: Date;
}

export const addStatement = statement<
  [
    id: string,
    kind: string,
    recipient: string,
    subject: string | null,
    text: string | null,
    device: string | null,
    network: string | null,
    requestId: string,
    delay: number,
    patience: number,
  ],
  never
>(
  'outbox_add',
  `
  INSERT INTO mail_outbox
    (id, kind, recipient, subject, text, device, network, request_id, due_at, give_up_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
    now() + make_interval(secs => $9), now() + make_interval(secs => $10))`,
);

/**
 * Claims one mail that is due. Skips entries that another process is claiming. Mail to addressees without recent mail comes
 * first, then mail to the addressee with the oldest recent mail. So a user who causes much mail, for example by creating keys
 * in a loop, does not delay the mail of other users.
 *
 * A mail that is due after the longest possible wait was queued before the clock was set back. It is sent now; otherwise it
 * would wait until the clock has caught up.
 */
export const claimStatement = statement<
  [attemptLimit: number, recentRecipients: readonly string[]],
  EntryRow
>(
  'outbox_claim',
  `
  UPDATE mail_outbox SET attempts = attempts + 1, due_at = now() + make_interval(secs => $1)
  WHERE id = ANY (ARRAY(
    SELECT id FROM mail_outbox
    WHERE due_at <= now() OR due_at > now() + make_interval(
      secs => CASE WHEN attempts = 0 THEN ${LONGEST_DELAY} ELSE ${LONGEST_RETRY} END)
    ORDER BY array_position($2::text[], recipient) NULLS FIRST, due_at LIMIT 1
    FOR UPDATE SKIP LOCKED
  ))
  RETURNING id, kind, recipient, subject, text, device, network, request_id, attempts, created_at`,
);

export const deleteStatement = statement<[id: string, attempt: number], { id: string }>(
  'outbox_delete',
  `DELETE FROM mail_outbox WHERE id = $1 AND attempts = $2 RETURNING id`,
);

export const retryStatement = statement<
  [id: string, attempt: number, seconds: number],
  { id: string }
>(
  'outbox_retry',
  `
  UPDATE mail_outbox SET due_at = now() + make_interval(secs => $3)
  WHERE id = $1 AND attempts = $2 AND give_up_at > now()
  RETURNING id`,
);

export const nextStatement = statement<[], { seconds: number | null }>(
  'outbox_next',
  `SELECT extract(epoch FROM min(due_at) - now())::float8 AS seconds FROM mail_outbox`,
);
