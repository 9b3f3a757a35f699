import type { common, OutputOf } from './common.js';

/** Whether mail is kept and shown, at /dev/mailbox. It holds links that sign in: never in production. */
export function hasMailbox({
  APP_ENV,
  SMTP_URL,
}: Pick<OutputOf<typeof common>, 'APP_ENV' | 'SMTP_URL'>): boolean {
  return APP_ENV === 'development' && SMTP_URL === undefined;
}
