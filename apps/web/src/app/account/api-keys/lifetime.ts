const DAY = 86_400_000;

const lifetimes = [
  { value: '30', label: 'In 30 days', days: 30 },
  { value: '90', label: 'In 90 days', days: 90 },
  { value: '365', label: 'In a year', days: 365 },
  { value: 'unlimited', label: 'Never', days: Infinity },
] as const;

/** The lifetimes that a user can choose. */
export const lifetimeOptions: readonly { value: string; label: string }[] = lifetimes;

export const DEFAULT_LIFETIME = '90';

/** Makes the `expiresAt` of a key that is created now. A value that is not one of ours is passed on, and the API refuses it. */
export function expiryOf(value: string, now = Date.now()): { expiresAt?: string } {
  const lifetime = lifetimes.find((each) => each.value === value);
  if (lifetime === undefined) return { expiresAt: value };
  const { days } = lifetime;
  return days === Infinity ? {} : { expiresAt: new Date(now + days * DAY).toISOString() };
}
