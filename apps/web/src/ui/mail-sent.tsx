import { hasMailbox } from '@repo/settings';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { settings } from '../settings';
import prose from './prose.module.css';

interface Props {
  /** The form that caused the mail. */
  form: string;
  /** Its page. */
  page: string;
  /** The same text for every address, so that it does not reveal whether the address has an account. */
  children: ReactNode;
}

/** The page after a form that sends a mail. */
export function MailSent({ form, page, children }: Props) {
  return (
    <div id={form} className={prose.prose}>
      <h1>Check your email</h1>
      <p className={prose.lead}>{children}</p>
      <p>
        Nothing arrived? Check your spam folder, or <Link href={page}>enter the address again</Link>
        .
      </p>
      {hasMailbox(settings()) && (
        <p>
          This is a development server, which sends no mail. Within a few seconds the message is in{' '}
          <Link href="/dev/mailbox">the mailbox</Link>.
        </p>
      )}
    </div>
  );
}
