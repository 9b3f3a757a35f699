import { specificationUrl, type Specification } from '@repo/errors';
import type { Statement } from '@repo/explain';
import styles from './explain.module.css';

/** A sentence, and a link to the clause that it rests on. */
export function StatementText({ statement: { text, clause } }: { statement: Statement }) {
  return (
    <>
      {text} {clause !== undefined && <Clause clause={clause} />}
    </>
  );
}

/** Links to a section of an RFC, and only names any other source. */
function Clause({ clause }: { clause: string }) {
  return isSpecification(clause) ? (
    <a href={specificationUrl(clause)} className={styles.clause}>
      {clause}
    </a>
  ) : (
    <span className={styles.clause}>{clause}</span>
  );
}

const isSpecification = (clause: string): clause is Specification => /^RFC \d+ §\S+$/.test(clause);
