import Link from 'next/link';
import styles from './chart.module.css';
import { type Period, periods } from './periods';

/** How far back the chart goes, to choose. */
export function PeriodNav({ current }: { current: Period }) {
  return (
    <nav aria-label="Period">
      <ul className={styles.periods}>
        {Object.entries(periods).map(([period, name]) => (
          <li key={period}>
            <Link
              href={`/admin/events?period=${period}`}
              prefetch={false}
              aria-current={period === current ? 'true' : undefined}
            >
              {name.replace('the last ', 'Last ')}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
