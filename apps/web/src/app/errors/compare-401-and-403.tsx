import { catalogue, slugOf, type Code, kindOf } from '@repo/errors';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { KindIcon } from '../../ui/kind-icon';
import styles from './errors.module.css';

/** 401 and 403, which are often confused, side by side. */
export function Compare401And403() {
  return (
    <section className={styles.comparison} aria-label="401 and 403 compared">
      <Side code="authentication_required">
        <strong>The server does not know who you are.</strong> The credentials are missing or not
        accepted, and the response names the schemes that are. Signing in may help.
      </Side>
      <Side code="insufficient_role">
        <strong>The server knows who you are.</strong> The credentials are accepted but do not
        suffice. Signing in again changes nothing; you need to be given access.
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
        <KindIcon kind={kind} size={28} />
        <Link href={`/errors/${slugOf(code)}`} prefetch={false}>
          {status}
        </Link>
      </p>
      <p className={styles.quote}>“{detail}”</p>
      <p>{children}</p>
    </div>
  );
}
