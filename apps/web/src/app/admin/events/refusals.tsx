import type { DataOf } from '@repo/api-client';
import { kindWords } from '../../../problems/kind-words';
import { barsOf, causesOf, sum } from './chart-data';
import { Chart } from './chart';
import { Causes } from './causes';
import { Numbers } from './numbers';
import { type Period, periods } from './periods';
import { PeriodNav } from './period-nav';

interface Props {
  period: Period;
  summary: DataOf<'GET /admin/auth-events/summary'>;
}

/** Refusals by cause over time: as a picture, by code, and in numbers. */
export function Refusals({ period, summary }: Props) {
  const bars = barsOf(summary);
  const causes = causesOf(summary);
  const total = sum(causes.map((cause) => cause.total));
  const precision = period === 'hour' || period === 'day' ? 'clock' : 'dayAndClock';
  const parts = causes.map((cause) => `${kindWords[cause.kind].word}: ${cause.total}`);
  return (
    <section aria-labelledby="refusals">
      <h2 id="refusals">
        {countOf(total)} in {periods[period]}
      </h2>
      <PeriodNav current={period} />
      {total === 0 ? (
        <p>Refused requests are counted here by cause.</p>
      ) : (
        <>
          <Chart
            label={`Refused requests over time. ${parts.join('. ')}.`}
            bars={bars}
            precision={precision}
          />
          <Causes causes={causes} />
          <Numbers bars={bars} causes={causes} />
        </>
      )}
    </section>
  );
}

function countOf(total: number): string {
  if (total === 0) return 'No refused requests';
  return total === 1 ? '1 refused request' : `${total} refused requests`;
}
