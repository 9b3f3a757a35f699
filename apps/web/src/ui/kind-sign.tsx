import type { ProblemKind } from '@repo/errors';
import { signs } from './signs';

/** The sign of a kind of error. It repeats the label beside it, so it is hidden from screen readers. */
export function KindSign({ kind, size = 20 }: { kind: ProblemKind; size?: number }) {
  const { body, figure } = signs[kind];
  return (
    <svg data-kind={kind} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={body} fill="var(--kind-sign)" />
      <path d={figure} fill="var(--kind-figure)" />
    </svg>
  );
}
