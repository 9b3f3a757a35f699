import type { ProblemKind } from '@repo/errors';

/** Patterns drawn over the colours, so that the kinds can be told apart without colour (WCAG 1.4.1). */
const figures: Readonly<Partial<Record<ProblemKind, string>>> = {
  forbidden: 'M-2 2 2-2M0 8 8 0M6 10 10 6',
  temporary: 'M0 4H8',
  request: 'M4 3V5',
};

/** The fill of a kind, for an element with `data-kind`, on a page with {@link KindFills}. */
export const fillOf = (kind: ProblemKind) =>
  figures[kind] === undefined ? 'var(--kind-icon)' : `url(#fill-${kind})`;

/** Defines the patterns. */
export function KindFills() {
  return (
    <defs>
      {Object.entries(figures).map(([kind, figure]) => (
        <pattern
          key={kind}
          id={`fill-${kind}`}
          data-kind={kind}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <rect width="8" height="8" fill="var(--kind-icon)" stroke="none" />
          <path d={figure} stroke="var(--kind-figure)" strokeWidth="2" />
        </pattern>
      ))}
    </defs>
  );
}
