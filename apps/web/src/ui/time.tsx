'use client';

import { useScripted } from './use-scripted';

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { day: 'numeric', month: 'short' } as const;
const MINUTE = { ...DAY, year: 'numeric', ...CLOCK } as const;

const precisions = {
  day: { ...DAY, year: 'numeric' },
  minute: MINUTE,
  second: { ...MINUTE, second: '2-digit' },
  exact: { ...MINUTE, second: '2-digit', timeZoneName: 'short' },
  clock: CLOCK,
  dayAndClock: { ...DAY, ...CLOCK },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

interface Props {
  /** An ISO 8601 time. */
  time: string;
  precision: keyof typeof precisions;
}

/** Returns a function that writes times in the reader's time zone. Without scripts the zone is unknown, so it writes UTC. */
function useTimeText() {
  const isLocal = useScripted();
  return ({ time, precision }: Props): string => {
    const parts: Intl.DateTimeFormatOptions = precisions[precision];
    const utc = { timeZone: 'UTC', ...(parts.hour && { timeZoneName: 'short' as const }) };
    return new Intl.DateTimeFormat('en-GB', isLocal ? parts : { ...parts, ...utc }).format(
      new Date(time),
    );
  };
}

/** A time, with the exact time and its zone on hover. */
export function Time({ time, precision }: Props) {
  const text = useTimeText();
  return (
    <time dateTime={time} title={text({ time, precision: 'exact' })}>
      {text({ time, precision })}
    </time>
  );
}

/** A time as plain text, for an axis. */
export const TimeText = (props: Props) => useTimeText()(props);

/** The tooltip of a part of an SVG: a time and a number. */
export const TimeTitle = ({ count, ...props }: Props & { count: number }) => (
  <title>{`${useTimeText()(props)}: ${count}`}</title>
);
