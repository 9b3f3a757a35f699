import { deviceOf as knownDevice } from '@repo/settings';

/** The device of a session: browser and system, or the `User-Agent` itself if they are not both known. */
export function deviceLabel(userAgent: string | null): string {
  if (userAgent === null) return 'Unknown device';
  return knownDevice(userAgent) ?? userAgent;
}
