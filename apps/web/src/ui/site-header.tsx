import { PRODUCT_NAME } from '@repo/settings';
import type { Person } from '../session/session';
import { Button, buttonLook } from './button';
import { KindIcon } from './kind-icon';
import { SiteLink } from './site-link';
import styles from './site.module.css';

/** The header of every page: the main pages, a link to the account, and the sign-out, which is a form. */
export function SiteHeader({ person }: { person: Person | undefined }) {
  return (
    <header className={styles.header}>
      <SiteLink href="/" className={styles.name} prefetch>
        <KindIcon kind="credentials" size={22} />
        {PRODUCT_NAME}
      </SiteLink>
      <nav aria-label="Main" className={styles.nav}>
        <SiteLink href="/errors" prefetch>
          Errors
        </SiteLink>
        <SiteLink href="/explain">Explain</SiteLink>
        {person && <SiteLink href="/notes">Notes</SiteLink>}
        {person?.role === 'admin' && <SiteLink href="/admin">Admin</SiteLink>}
      </nav>
      {person ? <SignedIn email={person.email} /> : <SignInLink />}
    </header>
  );
}

function SignInLink() {
  return (
    <div className={styles.person}>
      <SiteLink href="/login" className={buttonLook('small')}>
        Sign in
      </SiteLink>
    </div>
  );
}

function SignedIn({ email }: { email: string }) {
  return (
    <form method="post" action="/logout" className={`${styles.person} ${styles.known}`}>
      <SiteLink href="/account" className={styles.email} title={email}>
        <span className={styles.aloud}>Signed in as </span>
        <bdi>{email}</bdi>
      </SiteLink>
      <Button look="small">Sign out</Button>
    </form>
  );
}
