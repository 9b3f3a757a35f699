import styles from './experiment.module.css';
import type { Timeline } from '../run/step';

/** Draws the requests of several clients as bars. Their text is below, also for screen readers. */
export function Timelines({ timelines }: { timelines: readonly Timeline[] }) {
  if (timelines.length === 0) return null;
  const lanes = timelines.flatMap((timeline) => timeline.lanes);
  // One scale for all, so that their bars can be compared.
  const last = Math.max(...lanes.flatMap(({ bars }) => bars.map(({ until }) => until)));
  return (
    <div className={styles.timelines}>
      {timelines.map((timeline) => (
        <Lanes key={timeline.title} timeline={timeline} scale={last} />
      ))}
    </div>
  );
}

interface LanesProps {
  timeline: Timeline;
  /** The time at the right end. */
  scale: number;
}

function Lanes({ timeline: { title, lanes, end }, scale }: LanesProps) {
  const percent = (time: number) => `${((100 * time) / scale).toFixed(2)}%`;
  return (
    <section aria-label={title} className={styles.timeline}>
      <h2>{title}</h2>
      <ol className={styles.lanes}>
        {lanes.map(({ name, bars }) => (
          <li key={name}>
            <p className={styles.laneName}>{name}</p>
            <svg width="100%" height="14" aria-hidden="true" className={styles.lane}>
              {bars.map(({ from, until, kind }) => (
                <rect
                  key={from}
                  data-kind={kind}
                  x={percent(from)}
                  y="2"
                  width={percent(until - from)}
                  height="10"
                  rx="2"
                  className={styles.bar}
                />
              ))}
            </svg>
            <ul className={styles.texts}>
              {bars.map(({ from, text, kind }) => (
                <li key={from} data-kind={kind}>
                  {text}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p>{end}</p>
    </section>
  );
}
