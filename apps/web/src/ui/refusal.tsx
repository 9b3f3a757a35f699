import type { ReactNode } from 'react';
import type { Kind } from '@repo/errors';
import type { Shown } from '../problems/wire-lines';
import { KindLabel } from './kind-label';
import styles from './refusal.module.css';
import { Wire } from './wire';

interface Props {
  kind: Kind;
  status: number;
  heading: string;
  /** Why, and what is kept: a few sentences. */
  why: ReactNode;
  /** Left out where the answer is not known, as after a failure in the browser. */
  exchange?: Shown;
  /** The one main action; a second way out may follow it, quieter. */
  children: ReactNode;
}

/** A page that refuses: people's words first, one thing to do, and beside them the answer as it was sent. */
export function Refusal({ kind, status, heading, why, exchange, children }: Props) {
  return (
    <div className={styles.refusal}>
      <div className={styles.words}>
        <KindLabel kind={kind} status={status} />
        <h1>{heading}</h1>
        <div className={styles.why}>{why}</div>
        <div className={styles.action}>{children}</div>
      </div>
      {exchange && (
        <div className={styles.wire}>
          <Wire exchange={exchange} kind={kind} title="The same answer on the wire" folded />
        </div>
      )}
    </div>
  );
}
