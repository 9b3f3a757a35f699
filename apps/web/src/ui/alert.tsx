import type { ReactNode } from 'react';
import type { ProblemKind } from '@repo/errors';
import { KindIcon } from './kind-icon';
import styles from './alert.module.css';

/** An error in a page. Screen readers read it immediately (WCAG 4.1.3). */
export function Alert({ kind, children }: { kind: ProblemKind; children: ReactNode }) {
  return (
    <div role="alert" className={styles.notice} data-kind={kind}>
      <KindIcon kind={kind} />
      <div>{children}</div>
    </div>
  );
}
