import type { ExplainedChallenge } from '@repo/explain';
import { StatementText } from './statement';
import styles from './explain.module.css';

/** One challenge: what it asks for, its parameters, and what is wrong with it. */
export function ChallengeView({ challenge }: { challenge: ExplainedChallenge }) {
  const { scheme, meaning, parameters, faults } = challenge;
  return (
    <section>
      <h2>
        Challenge <code>{scheme}</code>
      </h2>
      <p>
        <StatementText statement={meaning} />
      </p>
      {faults.length > 0 && (
        <ul className={styles.faults} aria-label={`What is wrong with the ${scheme} challenge`}>
          {faults.map((fault) => (
            <li key={`${fault.at} ${fault.text}`}>
              <StatementText statement={fault} />
            </li>
          ))}
        </ul>
      )}
      {parameters.length > 0 && (
        <dl className={styles.parameters}>
          {parameters.map(({ name, value, meaning: words }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a list that never changes; names may repeat
            <div key={index}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                <code>{value}</code>
                {words !== undefined && <span className={styles.note}>{words}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
