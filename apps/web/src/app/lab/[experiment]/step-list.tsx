import { HttpExchange } from '../../../ui/http-exchange';
import styles from '../lab.module.css';
import type { Step } from '../run/step';
import { CurlLine } from './curl-line';

interface Props {
  steps: readonly Step[];
  /** The id of the last heading. */
  newest: string;
  isCompared: boolean;
}

/** The requests that were sent, in order, each with its response. */
export function StepList({ steps, newest, isCompared }: Props) {
  return (
    <ol className={isCompared ? styles.compared : styles.steps}>
      {steps.map(({ title, status, words, kind, curl, exchange }, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- steps are only ever added at the end
        <li key={place} className={styles.stepItem}>
          <h2
            id={place === steps.length - 1 ? newest : undefined}
            tabIndex={-1}
            data-kind={kind}
            className={styles.stepTitle}
          >
            {title}: <span className={styles.outcome}>{`${status} ${words}`}</span>
          </h2>
          <CurlLine text={curl} />
          <HttpExchange
            kind={kind === 'none' ? 'request' : kind}
            title="In HTTP. Credentials are shortened, and JSON is indented."
            exchange={exchange}
          />
        </li>
      ))}
    </ol>
  );
}
