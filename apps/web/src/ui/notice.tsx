import type { ReactNode } from 'react';
import type { Kind } from '@repo/errors';
import { KindSign } from './kind-sign';
import styles from './notice.module.css';

/** A refusal inside a page, told at once to readers aloud (WCAG 4.1.3). */
export function Alert({ kind, children }: { kind: Kind; children: ReactNode }) {
  return (
    <div role="alert" className={styles.notice} data-kind={kind}>
      <KindSign kind={kind} />
      <div>{children}</div>
    </div>
  );
}

/** What went well, told without moving the focus: an `output` has the role status. */
export function Status({ children }: { children: ReactNode }) {
  return <output className={styles.status}>{children}</output>;
}
