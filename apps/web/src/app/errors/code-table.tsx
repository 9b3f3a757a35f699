import { catalogue, slugOf, type Code, type ProblemKind } from '@repo/errors';
import Link from 'next/link';
import { kindWords } from '../../problems/kind-words';
import { retryWords } from '../../problems/retry-words';
import { KindIcon } from '../../ui/kind-icon';
import table from '../../ui/table.module.css';
import styles from './errors.module.css';

/** A table of the errors of one kind. */
export function CodeTable({ kind, codes }: { kind: ProblemKind; codes: readonly Code[] }) {
  const { word, sentence } = kindWords[kind];
  return (
    <section className={styles.kind} aria-labelledby={kind}>
      <h2 id={kind} className={styles.word}>
        <KindIcon kind={kind} size={28} />
        {word}
      </h2>
      <p className={styles.sentence}>{sentence}</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Error</th>
            <th scope="col" className={styles.says}>
              Message
            </th>
            <th scope="col">Next step</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <Row key={code} code={code} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ code }: { code: Code }) {
  const { status, title, detail, retry } = catalogue[code];
  return (
    <tr>
      <td className={styles.status}>{status}</td>
      <th scope="row">
        <Link href={`/errors/${slugOf(code)}`} prefetch={false}>
          {title}
        </Link>
        <code className={table.below}>{code}</code>
      </th>
      <td className={styles.says}>{detail}</td>
      <td className={styles.next}>{retryWords[retry].short}</td>
    </tr>
  );
}
