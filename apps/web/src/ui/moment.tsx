const formatOf = (timeStyle: 'short' | 'medium') =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle, timeZone: 'UTC' });

const minutes = formatOf('short');
const seconds = formatOf('medium');

/** A minute in UTC, from an ISO 8601 time; `exact`: the second. */
export function Moment({ time, exact = false }: { time: string; exact?: boolean }) {
  return (
    <time dateTime={time}>{exact ? `${seconds.format(new Date(time))} UTC` : momentOf(time)}</time>
  );
}

/** The same minute, in words that are read aloud. */
export const momentOf = (time: string) => `${minutes.format(new Date(time))} UTC`;
