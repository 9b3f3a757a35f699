import type { ProblemKind } from '@repo/errors';
import { kindIcons } from './kind-icons';

/** The icon of a kind of error. It repeats the label beside it, so it is hidden from screen readers. */
export function KindIcon({ kind, size = 20 }: { kind: ProblemKind; size?: number }) {
  const { body, figure } = kindIcons[kind];
  return (
    <svg data-kind={kind} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={body} fill="var(--kind-icon)" />
      <path d={figure} fill="var(--kind-figure)" />
    </svg>
  );
}
