import type { ProblemKind } from '@repo/errors';
import { kindWords } from '../problems/kind-words';
import { KindSign } from './kind-sign';
import styles from './kind-label.module.css';

/** The sign and label of a kind of error with a status, above a heading. */
export function KindLabel({ kind, status }: { kind: ProblemKind; status: number }) {
  return (
    <p className={styles.label} data-kind={kind}>
      <KindSign kind={kind} size={28} />
      <span>
        <span className={styles.status}>{status}</span> {kindWords[kind].word}
      </span>
    </p>
  );
}
