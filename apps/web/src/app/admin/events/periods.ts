/** The periods of the chart. */
export const periods = {
  hour: 'the last hour',
  day: 'the last day',
  week: 'the last week',
  month: 'the last month',
} as const;

export type Period = keyof typeof periods;

const isPeriod = (text: string): text is Period => Object.hasOwn(periods, text);

/** Reads the period from the query: a day if there is none, undefined if the name is unknown. */
export function periodOf(query: URLSearchParams): Period | undefined {
  const named = query.get('period') ?? 'day';
  return isPeriod(named) ? named : undefined;
}
