import type { DataOf } from '@repo/api-client';
import { type Code, codes, type Kind } from '@repo/errors';
import { kindOf } from '../../../problems/kind-of';
import { kindOrder } from '../../../problems/kind-words';

type Summary = DataOf<'GET /admin/auth-events/summary'>;

/** What was refused within one step of time, by the kind of no. */
export interface Bar {
  readonly from: string;
  readonly counts: Readonly<Record<Kind, number>>;
  readonly total: number;
}

/** How often each code of a kind was the answer, the most frequent first. */
export interface Cause {
  readonly kind: Kind;
  readonly total: number;
  readonly codes: readonly (readonly [code: Code, count: number])[];
}

export const barsOf = ({ buckets }: Summary): Bar[] =>
  buckets.map(({ from, counts }) => {
    const bar = { credentials: 0, forbidden: 0, 'not-now': 0, request: 0 };
    for (const code of codes) bar[kindOf({ code })] += counts[code] ?? 0;
    return { from, counts: bar, total: sum(Object.values(bar)) };
  });

/** The causes that occurred, in the order of the kinds. */
export function causesOf({ buckets }: Summary): Cause[] {
  const counted = codes
    .map((code) => [code, sum(buckets.map(({ counts }) => counts[code] ?? 0))] as const)
    .filter(([, count]) => count > 0)
    .toSorted(([, one], [, other]) => other - one);
  return kindOrder
    .map((kind) => {
      const ofKind = counted.filter(([code]) => kindOf({ code }) === kind);
      return { kind, codes: ofKind, total: sum(ofKind.map(([, count]) => count)) };
    })
    .filter(({ total }) => total > 0);
}

export const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
