import { kindWords } from '../../../problems/kind-words';
import { KindIcon } from '../../../ui/kind-icon';
import type { Cause } from './chart-data';
import styles from './chart.module.css';
import { CodeLink } from './code-link';
import { fillOf } from './kind-fills';

/** The legend of the chart: each kind of error with its sign, its label, and the number of responses with each code. */
export function Causes({ causes }: { causes: readonly Cause[] }) {
  return (
    <ul className={styles.causes}>
      {causes.map(({ kind, total, codes }) => (
        <li key={kind}>
          <p className={`${styles.cause} ${styles.kind}`} data-kind={kind}>
            <svg width="14" height="20" aria-hidden="true">
              <rect
                data-kind={kind}
                x="0.5"
                y="0.5"
                width="13"
                height="19"
                fill={fillOf(kind)}
                stroke="var(--kind)"
              />
            </svg>
            <KindIcon kind={kind} />
            {kindWords[kind].word}
            <span>{total}</span>
          </p>
          <ul>
            {codes.map(([code, count]) => (
              <li key={code} className={styles.cause}>
                <CodeLink code={code} />
                <span>{count}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
