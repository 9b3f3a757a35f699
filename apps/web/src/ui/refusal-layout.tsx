import type { ReactNode } from 'react';
import type { ProblemKind } from '@repo/errors';
import { KindLabel } from './kind-label';
import styles from './refusal-layout.module.css';

interface Props {
  kind: ProblemKind;
  status: number;
  heading: string;
  /** A few sentences: the reason, and what is kept. */
  why: ReactNode;
  /** The HTTP exchange. Passed in, so that its code stays out of the browser's scripts. */
  exchange?: ReactNode;
  /** The main action. A secondary one may follow. */
  children: ReactNode;
}

/** The layout of the page of a refused request: words, one action, and the HTTP response. */
export function RefusalLayout({ kind, status, heading, why, exchange, children }: Props) {
  return (
    <div className={styles.layout}>
      <div className={styles.words}>
        <KindLabel kind={kind} status={status} />
        <h1>{heading}</h1>
        <div className={styles.why}>{why}</div>
        <div className={styles.action}>{children}</div>
      </div>
      {exchange && <div className={styles.exchange}>{exchange}</div>}
    </div>
  );
}
