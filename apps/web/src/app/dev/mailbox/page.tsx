import type { Metadata } from 'next';
import Link from 'next/link';
import { loaderData } from '../../../page-context/loader-data';
import { settings } from '../../../settings';
import { DescriptionList } from '../../../ui/description-list';
import prose from '../../../ui/prose.module.css';
import { Time } from '../../../ui/time';
import { MailText } from './mail-text';
import styles from './mailbox.module.css';

export const metadata: Metadata = { title: 'Mailbox' };

/** The mail that would have been sent in production, newest first. */
export default async function MailboxPage() {
  const { mails } = await loaderData('GET /dev/mailbox');
  const { WEB_ORIGIN } = settings();
  return (
    <div className={prose.prose}>
      <h1>Mailbox</h1>
      <p className={prose.lead}>
        For development only: without a mail server, mail is shown here instead of being sent.
      </p>
      {mails.length === 0 && (
        <p>
          No mail yet. <Link href="/register">Register</Link> to get the first one.
        </p>
      )}
      {mails.map(({ id, subject, to, createdAt, text }) => (
        <article key={id} className={styles.mail} aria-labelledby={id}>
          <h2 id={id}>{subject}</h2>
          <DescriptionList
            items={[
              ['To', <bdi key="to">{to}</bdi>],
              ['Sent', <Time key="sent" time={createdAt} precision="minute" />],
            ]}
          />
          <p className={styles.text}>
            <MailText text={text} origin={WEB_ORIGIN} />
          </p>
        </article>
      ))}
    </div>
  );
}
