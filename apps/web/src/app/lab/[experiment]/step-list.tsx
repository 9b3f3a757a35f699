import { HttpExchange } from '../../../ui/http-exchange';
import styles from './experiment.module.css';
import type { Step } from '../run/step';
import { CurlLine } from './curl-line';

interface Props {
  steps: readonly Step[];
  /** The id of the last step's heading, if it is the newest text. */
  newest: string | undefined;
  isCompared: boolean;
}

/** The requests that were sent, in order, each with its response. */
export function StepList({ steps, newest, isCompared }: Props) {
  return (
    <ol className={isCompared ? styles.compared : styles.steps}>
      {steps.map(({ title, status, words, reason, kind, curl, exchange }, place) => {
        const id = place === steps.length - 1 ? newest : undefined;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- steps are only ever added at the end
          <li key={place} className={styles.stepItem}>
            <h2 id={id} tabIndex={-1} data-kind={kind} className={styles.stepTitle}>
              {title}: <span className={styles.outcome}>{`${status} ${words}`}</span>
            </h2>
            {reason !== undefined && <p className={styles.reason}>{reason}</p>}
            <CurlLine title={title} text={curl} />
            <HttpExchange
              kind={kind === 'none' ? 'request' : kind}
              title="Request and response, with credentials shortened"
              exchange={exchange}
              folded={id === undefined}
            />
          </li>
        );
      })}
    </ol>
  );
}
