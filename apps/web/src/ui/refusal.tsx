import type { ReactNode } from 'react';
import { kindWords, type Kind } from '../problems/kind';
import type { Exchange } from '../problems/wire-lines';
import { KindSign } from './kind-sign';
import styles from './refusal.module.css';
import { Wire } from './wire';

interface Props {
  kind: Kind;
  status: number;
  heading: string;
  /** Why, and what is kept: a few sentences. */
  why: ReactNode;
  exchange: Exchange;
  /** The one main action; a second way out may follow it, quieter. */
  children: ReactNode;
}

/** A page that refuses: people's words first, one thing to do, and beside them the answer as it was sent. */
export function Refusal({ kind, status, heading, why, exchange, children }: Props) {
  return (
    <div className={styles.refusal}>
      <div className={styles.words}>
        <p className={styles.kind} data-kind={kind}>
          <KindSign kind={kind} size={28} />
          <span>
            <span className={styles.status}>{status}</span> {kindWords[kind].word}
          </span>
        </p>
        <h1 tabIndex={-1}>{heading}</h1>
        <div className={styles.why}>{why}</div>
        <div className={styles.action}>{children}</div>
      </div>
      <div className={styles.wire}>
        <Wire exchange={exchange} kind={kind} title="The same answer on the wire" folded />
      </div>
    </div>
  );
}
