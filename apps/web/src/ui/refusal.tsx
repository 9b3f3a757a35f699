import type { ReactNode } from 'react';
import type { ProblemKind } from '@repo/errors';
import { KindLabel } from './kind-label';
import styles from './refusal.module.css';

interface Props {
  kind: ProblemKind;
  status: number;
  heading: string;
  /** A few sentences: the reason, and what is kept. */
  why: ReactNode;
  /** The HTTP exchange. Passed in, so that its code stays out of the browser's scripts. */
  wire?: ReactNode;
  /** The main action. A secondary one may follow. */
  children: ReactNode;
}

/** The layout of the page of a refused request: words, one action, and the HTTP response. */
export function Refusal({ kind, status, heading, why, wire, children }: Props) {
  return (
    <div className={styles.refusal}>
      <div className={styles.words}>
        <KindLabel kind={kind} status={status} />
        <h1>{heading}</h1>
        <div className={styles.why}>{why}</div>
        <div className={styles.action}>{children}</div>
      </div>
      {wire && <div className={styles.wire}>{wire}</div>}
    </div>
  );
}
