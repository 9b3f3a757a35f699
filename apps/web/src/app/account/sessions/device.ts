import { deviceOf as knownDevice } from '@repo/settings';

/** The device that a session was signed in with: its own words where browser and system are not both known. */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null) return 'Unknown device';
  return knownDevice(userAgent) ?? userAgent;
}
