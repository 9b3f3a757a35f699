const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** A day of the calendar in UTC, from an ISO 8601 time. */
export function Day({ time }: { time: string }) {
  return <time dateTime={time}>{format.format(new Date(time))}</time>;
}
