import { hasMailbox } from '@repo/settings';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { settings } from '../settings';
import prose from './prose.module.css';

interface Props {
  /** The form that had the mail sent. */
  form: string;
  /** Its page. */
  page: string;
  /** What the mail is, in the same words for every address: whether it has an account shows in its mail alone. */
  children: ReactNode;
}

/** After a form that has a mail sent. */
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
