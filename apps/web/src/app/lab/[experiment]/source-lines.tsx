import type { Source } from '../run/experiment';
import { lineOf } from './line-of';
import styles from './experiment.module.css';

/** The lines of this repository that decide the response. */
export function SourceLines({ source }: { source: Source }) {
  const line = lineOf(source);
  return (
    <section aria-labelledby="decided" className={styles.decidedHere}>
      <h2 id="decided" className={styles.decided}>
        Decided here
      </h2>
      <p>
        <code>{line === undefined ? source.file : `${source.file}:${line}`}</code>
      </p>
      <pre className={styles.source}>
        <code>{dedent(source.lines)}</code>
      </pre>
    </section>
  );
}

/** Removes the indentation that all lines share. */
function dedent(text: string): string {
  const lines = text.split('\n');
  const indent = Math.min(...lines.filter((line) => line !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}
