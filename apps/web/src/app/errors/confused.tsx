import { catalogue, slugOf, type Code } from '@repo/errors';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { kindOf } from '../../problems/kind-of';
import { KindSign } from '../../ui/kind-sign';
import styles from './errors.module.css';

/** The two statuses that people confuse, side by side. */
export function Confused() {
  return (
    <section className={styles.confused} aria-label="401 against 403">
      <Side code="authentication_required">
        <strong>Nobody is known yet.</strong> The credentials are missing or not accepted, and the
        answer names those that would be. Signing in may help.
      </Side>
      <Side code="insufficient_role">
        <strong>Somebody is known.</strong> The credentials are accepted and do not suffice. Signing
        in again changes nothing; being given access does.
      </Side>
    </section>
  );
}

function Side({ code, children }: { code: Code; children: ReactNode }) {
  const { status, detail } = catalogue[code];
  const kind = kindOf({ code });
  return (
    <div data-kind={kind} className={styles.side}>
      <p className={styles.number}>
        <KindSign kind={kind} size={28} />
        <Link href={`/errors/${slugOf(code)}`} prefetch={false}>
          {status}
        </Link>
      </p>
      <p className={styles.quote}>“{detail}”</p>
      <p>{children}</p>
    </div>
  );
}
