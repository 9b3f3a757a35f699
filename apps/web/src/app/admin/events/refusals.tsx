import type { DataOf } from '@repo/api-client';
import { kindWords } from '../../../problems/kind-words';
import { barsOf, causesOf, sum } from './chart-data';
import { Chart } from './chart';
import { Causes } from './causes';
import { Numbers } from './numbers';
import { type Period, periods } from './periods';
import { PeriodNav } from './period-nav';

type Summary = DataOf<'GET /admin/auth-events/summary'>;

/** Refused requests over time by cause: a chart, a legend, and a table. */
export function Refusals({ period, summary }: { period: Period; summary: Summary }) {
  const bars = barsOf(summary);
  const causes = causesOf(summary);
  const total = sum(causes.map((cause) => cause.total));
  const precision = period === 'hour' || period === 'day' ? 'clock' : 'dayAndClock';
  const parts = causes.map((cause) => `${kindWords[cause.kind].word}: ${cause.total}`);
  return (
    <section aria-labelledby="refusals">
      <h2 id="refusals">
        {total || 'No'} refused {total === 1 ? 'request' : 'requests'} in {periods[period]}
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
