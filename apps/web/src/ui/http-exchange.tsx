import type { ProblemKind } from '@repo/errors';
import { exchangeLines, type ShownExchange } from '../problems/exchange-lines';
import styles from './http-exchange.module.css';

/** An exchange as it was sent, with the decisive lines highlighted. `folded`: collapsed where there is little room. */
export function HttpExchange(props: {
  exchange: ShownExchange;
  kind: ProblemKind;
  title: string;
  folded?: boolean;
}) {
  const { exchange, kind, title, folded = false } = props;
  if (!folded) {
    return (
      <figure className={styles.exchange} data-kind={kind}>
        <figcaption className={styles.title}>{title}</figcaption>
        <Lines exchange={exchange} />
      </figure>
    );
  }
  return (
    <details className={`${styles.exchange} ${styles.folded}`} data-kind={kind}>
      <summary className={styles.title}>{title}</summary>
      <p className={`${styles.title} ${styles.open}`}>{title}</p>
      <Lines exchange={exchange} />
    </details>
  );
}

function Lines({ exchange }: { exchange: ShownExchange }) {
  return (
    <pre className={styles.lines}>
      {exchangeLines(exchange).map(({ text, part, isHighlighted, note, index }) => {
        const Line = isHighlighted ? 'mark' : 'span';
        return (
          <Line className={styles.line} data-part={part} key={index}>
            <code>{`${text}\n`}</code>
            {note && <span className={styles.note}>{note}</span>}
          </Line>
        );
      })}
    </pre>
  );
}
