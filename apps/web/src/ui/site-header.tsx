import { PRODUCT_NAME } from '@repo/settings';
import type { Person } from '../session/session';
import { Button, buttonLook } from './button';
import { KindIcon } from './kind-icon';
import { SiteLink } from './site-link';
import styles from './site.module.css';

interface Props {
  person: Person | undefined;
  /** True for a page that the router's links must not lead out of (isolated-pages.ts). */
  isPlain: boolean;
}

/** The header of every page: the main pages, a link to the account, and the sign-out, which is a form. */
export function SiteHeader({ person, isPlain }: Props) {
  return (
    <header className={styles.header}>
      <SiteLink isPlain={isPlain} href="/" className={styles.name} prefetch>
        <KindIcon kind="credentials" size={22} />
        {PRODUCT_NAME}
      </SiteLink>
      <nav aria-label="Main" className={styles.nav}>
        <SiteLink isPlain={isPlain} href="/errors" prefetch>
          Errors
        </SiteLink>
        <SiteLink isPlain href="/explain">
          Explain
        </SiteLink>
        {person && (
          <SiteLink isPlain={isPlain} href="/notes">
            Notes
          </SiteLink>
        )}
        {person?.role === 'admin' && (
          <SiteLink isPlain={isPlain} href="/admin">
            Admin
          </SiteLink>
        )}
      </nav>
      {person ? (
        <SignedIn email={person.email} isPlain={isPlain} />
      ) : (
        <SignInLink isPlain={isPlain} />
      )}
    </header>
  );
}

function SignInLink({ isPlain }: Pick<Props, 'isPlain'>) {
  return (
    <div className={styles.person}>
      <SiteLink isPlain={isPlain} href="/login" className={buttonLook('small')}>
        Sign in
      </SiteLink>
    </div>
  );
}

function SignedIn({ email, isPlain }: { email: string } & Pick<Props, 'isPlain'>) {
  return (
    <form method="post" action="/logout" className={`${styles.person} ${styles.known}`}>
      <SiteLink isPlain={isPlain} href="/account" className={styles.email} title={email}>
        <span className={styles.aloud}>Signed in as </span>
        <bdi>{email}</bdi>
      </SiteLink>
      <Button look="small">Sign out</Button>
    </form>
  );
}
