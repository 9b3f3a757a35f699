const UNITS = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

/** Writes a number of seconds in its largest unit: `5 minutes`. */
export function duration(seconds: number): string {
  const rest = Math.abs(Math.round(seconds));
  const [size, name] = UNITS.find(([unit]) => rest >= unit) ?? UNITS[3];
  const count = Math.floor(rest / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** Writes a time relative to the current time: `5 minutes ago (2026-11-28 10:00:00 UTC)`. */
export function timeAgainst(time: Date, now: Date): string {
  const seconds = (time.getTime() - now.getTime()) / 1000;
  const words = seconds < 0 ? `${duration(seconds)} ago` : `in ${duration(seconds)}`;
  return `${words} (${utc(time)})`;
}

/** Writes a time as `2026-11-28 10:00:00 UTC`. */
export function utc(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The largest number of seconds that a Date can have. */
const MAX_SECONDS = 8.64e12;

/** Makes a date from seconds since 1970; undefined if they are out of range. */
export function dateOf(seconds: number): Date | undefined {
  return Math.abs(seconds) <= MAX_SECONDS ? new Date(seconds * 1000) : undefined;
}
