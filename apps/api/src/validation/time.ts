import { z } from 'zod';

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const END = Date.parse('+010000-01-01T00:00:00Z');

/** A time in a query. PostgreSQL has no year 0, and an offset can lead past the four-digit years of ISO 8601. */
export const queryTime = z.iso
  .datetime({ offset: true, abort: true })
  .refine((value) => isTime(Date.parse(value)), 'must be in the years 0001 to 9999');

function isTime(time: number): boolean {
  return time >= FIRST && time < END;
}
