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

/** How much slower, or if negative faster, the answer is when there is an account. */
const difference = ({ known, unknown }: Row) => known / unknown - 1;

export const writeTiming = (rows: readonly Row[]): string =>
  table(
    ['time of an answer, median in ms', 'known address', 'unknown', 'difference', 'p'],
    rows.map((row) => [
      row.title,
      row.known.toFixed(2),
      row.unknown.toFixed(2),
      `${(100 * difference(row)).toFixed(1)} %`,
      row.p < 0.001 ? '< 0.001' : row.p.toFixed(3),
    ]),
  );

/** The ways whose time tells who has an account: whatever the difference is, it is hardly by chance. */
export const telling = (rows: readonly Row[]): Row[] => rows.filter(({ p }) => p < 0.001);
