import type { common, OutputOf } from './common.js';

/** True if mail is kept and shown at /dev/mailbox. Never in production, because mail has links that sign in. */
export function hasMailbox({
  APP_ENV,
  SMTP_URL,
}: Pick<OutputOf<typeof common>, 'APP_ENV' | 'SMTP_URL'>): boolean {
  return APP_ENV === 'development' && SMTP_URL === undefined;
}
