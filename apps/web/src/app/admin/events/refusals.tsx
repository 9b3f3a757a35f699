import type { DataOf } from '@repo/api-client';
import { kindWords } from '../../../problems/kind-words';
import { type Bar, barsOf, causesOf, sum } from './chart-data';
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
  const nameOf = ({ from }: Bar) => formats[period].format(new Date(from));
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
            nameOf={nameOf}
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

const UTC = { timeZone: 'UTC' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
const DATE = { day: 'numeric', month: 'short' } as const;
const time = new Intl.DateTimeFormat('en-GB', { ...CLOCK, ...UTC });
const day = new Intl.DateTimeFormat('en-GB', { ...DATE, ...UTC });
const dayAndTime = new Intl.DateTimeFormat('en-GB', { ...DATE, ...CLOCK, ...UTC });

/** How much of a time tells one bar from another. */
const formats: Readonly<Record<Period, Intl.DateTimeFormat>> = {
  hour: time,
  day: time,
  week: dayAndTime,
  month: day,
};
