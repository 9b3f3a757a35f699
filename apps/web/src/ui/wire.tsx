import type { Kind } from '@repo/errors';
import { wireLines, type Shown } from '../problems/wire-lines';
import styles from './wire.module.css';

/**
 * An exchange as it went over the wire, the lines that decide lit. `folded`: behind its summary on a phone, open where
 * there is room.
 */
export function Wire(props: { exchange: Shown; kind: Kind; title: string; folded?: boolean }) {
  const { exchange, kind, title, folded = false } = props;
  if (!folded) {
    return (
      <figure className={styles.wire} data-kind={kind}>
        <figcaption className={styles.title}>{title}</figcaption>
        <Lines exchange={exchange} />
      </figure>
    );
  }
  return (
    <details className={`${styles.wire} ${styles.folded}`} data-kind={kind}>
      <summary className={styles.title}>{title}</summary>
      <p className={`${styles.title} ${styles.open}`}>{title}</p>
      <Lines exchange={exchange} />
    </details>
  );
}

function Lines({ exchange }: { exchange: Shown }) {
  return (
    <pre className={styles.lines}>
      {wireLines(exchange).map(({ text, part, lit, note, place }) => {
        const Line = lit ? 'mark' : 'span';
        return (
          <Line className={styles.line} data-part={part} key={place}>
            <code>{`${text}\n`}</code>
            {note && <span className={styles.note}>{note}</span>}
          </Line>
        );
      })}
    </pre>
  );
}
