import type { ProblemKind } from '@repo/errors';
import { kindWords } from '../problems/kind-words';
import { KindIcon } from './kind-icon';
import styles from './kind-label.module.css';

/** The icon and label of a kind of error with a status, above a heading. */
export function KindLabel({ kind, status }: { kind: ProblemKind; status: number }) {
  return (
    <p className={styles.label} data-kind={kind}>
      <KindIcon kind={kind} size={28} />
      <span>
        <span className={styles.status}>{status}</span> {kindWords[kind].word}
      </span>
    </p>
  );
}
