const format = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** A minute in UTC, from an ISO 8601 time. */
export function Moment({ time }: { time: string }) {
  return <time dateTime={time}>{format.format(new Date(time))} UTC</time>;
}
