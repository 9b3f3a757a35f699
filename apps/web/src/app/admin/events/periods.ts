/** How far back the chart goes. */
export const periods = {
  hour: 'the last hour',
  day: 'the last day',
  week: 'the last week',
  month: 'the last month',
} as const;

export type Period = keyof typeof periods;

const isPeriod = (text: string): text is Period => Object.hasOwn(periods, text);

/** The period that an address names, if there is one of that name. */
export function periodOf(query: URLSearchParams): Period | undefined {
  const named = query.get('period') ?? 'day';
  return isPeriod(named) ? named : undefined;
}
