import { PRODUCT_NAME } from '@repo/settings';
import Link from 'next/link';
import { lab } from '../lab';
import type { Person } from '../session/session';
import { Button, ButtonLink } from './button';
import { KindIcon } from './kind-icon';
import styles from './site.module.css';

/** The header of every page: the main pages, a link to the account, and the sign-out, which is a form. */
export function SiteHeader({ person }: { person: Person | undefined }) {
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.name}>
        <KindIcon kind="credentials" size={22} />
        {PRODUCT_NAME}
      </Link>
      <nav aria-label="Main" className={styles.nav}>
        <Link href="/errors">Errors</Link>
        {lab() && <Link href="/lab">Lab</Link>}
        {person && <PageLink href="/notes">Notes</PageLink>}
        {person?.role === 'admin' && <PageLink href="/admin">Admin</PageLink>}
      </nav>
      {person ? <SignedIn email={person.email} /> : <SignInLink />}
    </header>
  );
}

/** A link to a protected page, which is not prefetched. */
const PageLink = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} prefetch={false}>
    {children}
  </Link>
);

function SignInLink() {
  return (
    <div className={styles.person}>
      <ButtonLink href="/login" look="small">
        Sign in
      </ButtonLink>
    </div>
  );
}

function SignedIn({ email }: { email: string }) {
  return (
    <form method="post" action="/logout" className={`${styles.person} ${styles.known}`}>
      <Link href="/account" prefetch={false} className={styles.email} title={email}>
        <span className={styles.aloud}>Signed in as </span>
        <bdi>{email}</bdi>
      </Link>
      <Button look="small">Sign out</Button>
    </form>
  );
}
