import { HttpExchange } from '../../../ui/http-exchange';
import styles from './experiment.module.css';
import type { Step } from '../run/step';
import { CurlLine } from './curl-line';

interface Props {
  steps: readonly Step[];
  /** The id of the last step's heading, and the reason of its response. */
  newest: { readonly id: string; readonly reason: string } | undefined;
  isCompared: boolean;
}

/** The requests that were sent, in order, each with its response. */
export function StepList({ steps, newest, isCompared }: Props) {
  return (
    <ol className={isCompared ? styles.compared : styles.steps}>
      {steps.map(({ title, status, words, kind, curl, exchange }, place) => {
        const last = place === steps.length - 1 ? newest : undefined;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- steps are only ever added at the end
          <li key={place} className={styles.stepItem}>
            <h2 id={last?.id} tabIndex={-1} data-kind={kind} className={styles.stepTitle}>
              {title}: <span className={styles.outcome}>{`${status} ${words}`}</span>
            </h2>
            {last && <p className={styles.reason}>{last.reason}</p>}
            <CurlLine title={title} text={curl} />
            <HttpExchange
              kind={kind === 'none' ? 'request' : kind}
              title="In HTTP, with credentials shortened"
              exchange={exchange}
              folded={last === undefined}
            />
          </li>
        );
      })}
    </ol>
  );
}
