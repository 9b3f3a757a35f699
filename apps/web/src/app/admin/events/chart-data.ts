import type { DataOf } from '@repo/api-client';
import { type Code, codes, type ProblemKind, kindOf } from '@repo/errors';
import { kindOrder } from '../../../problems/kind-words';

type Summary = DataOf<'GET /admin/auth-events/summary'>;

/** The refused requests within one step of time, by kind of error. */
export interface Bar {
  readonly from: string;
  readonly counts: Readonly<Record<ProblemKind, number>>;
  readonly total: number;
}

/** The number of responses with each code of a kind, the most frequent code first. */
export interface Cause {
  readonly kind: ProblemKind;
  readonly total: number;
  readonly codes: readonly (readonly [code: Code, count: number])[];
}

/** Makes the bars of the chart, one for each step of time. */
export const barsOf = ({ buckets }: Summary): Bar[] =>
  buckets.map(({ from, counts }) => {
    const bar = { credentials: 0, forbidden: 0, temporary: 0, request: 0 };
    for (const code of codes) bar[kindOf({ code })] += counts[code] ?? 0;
    return { from, counts: bar, total: sum(Object.values(bar)) };
  });

/** Counts the causes over the whole period, in the order of the kinds. */
export function causesOf({ buckets }: Summary): Cause[] {
  const counted = codes
    .map((code) => [code, sum(buckets.map(({ counts }) => counts[code] ?? 0))] as const)
    .filter(([, count]) => count > 0)
    .toSorted(([, first], [, second]) => second - first);
  return kindOrder
    .map((kind) => {
      const ofKind = counted.filter(([code]) => kindOf({ code }) === kind);
      return { kind, codes: ofKind, total: sum(ofKind.map(([, count]) => count)) };
    })
    .filter(({ total }) => total > 0);
}

export const sum = (numbers: readonly number[]) =>
  numbers.reduce((total, number) => total + number, 0);
