import { median } from '../summary.js';
import { table } from '../table.js';
import { mannWhitneyP } from './mann-whitney.js';
import type { Times } from './measure.js';

export interface Row {
  readonly title: string;
  readonly known: number;
  readonly unknown: number;
  readonly p: number;
}

export const summarizeTimes = (title: string, { known, unknown }: Times): Row => ({
  title,
  known: median(known),
  unknown: median(unknown),
  p: mannWhitneyP(known, unknown),
});

/** Returns how much slower the response is if there is an account; negative if it is faster. */
const difference = ({ known, unknown }: Row) => known / unknown - 1;

export const writeTiming = (rows: readonly Row[]): string =>
  table(
    ['response time, median in ms', 'known address', 'unknown', 'difference', 'p'],
    rows.map((row) => [
      row.title,
      row.known.toFixed(2),
      row.unknown.toFixed(2),
      `${(100 * difference(row)).toFixed(1)} %`,
      row.p < 0.001 ? '< 0.001' : row.p.toFixed(3),
    ]),
  );

/** Finds the rows whose times reveal accounts: those whose difference is very unlikely to be chance. */
export const revealing = (rows: readonly Row[]): Row[] => rows.filter(({ p }) => p < 0.001);
