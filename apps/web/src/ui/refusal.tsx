import type { ReactNode } from 'react';
import type { Kind } from '@repo/errors';
import { KindLabel } from './kind-label';
import styles from './refusal.module.css';

interface Props {
  kind: Kind;
  status: number;
  heading: string;
  /** Why, and what is kept: a few sentences. */
  why: ReactNode;
  /** The exchange on the wire. Passed in, so that its code stays out of the browser's scripts. */
  wire?: ReactNode;
  /** The one main action; a second way out may follow it, quieter. */
  children: ReactNode;
}

/** A page that refuses: people's words first, one thing to do, and beside them the answer as it was sent. */
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
