const formatOf = (timeStyle: 'short' | 'medium') =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle, timeZone: 'UTC' });

const minutes = formatOf('short');
const seconds = formatOf('medium');

/** A minute in UTC, from an ISO 8601 time; `exact`: the second. */
export function Moment({ time, exact = false }: { time: string; exact?: boolean }) {
  const format = exact ? seconds : minutes;
  return <time dateTime={time}>{format.format(new Date(time))} UTC</time>;
}
