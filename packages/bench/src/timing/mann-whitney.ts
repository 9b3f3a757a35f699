/**
 * Returns the two-sided p of the Mann-Whitney U test: the probability that two samples of one distribution differ at
 * least as much as these. Uses the normal approximation, corrected for ties and continuity. It needs about twenty
 * values per sample.
 */
export function mannWhitneyP(a: readonly number[], b: readonly number[]): number {
  const { rankSum, ties } = rank(a, b);
  const n = a.length + b.length;
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const mean = (a.length * b.length) / 2;
  const variance = ((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1)));
  // All values are equal.
  if (variance === 0) return 1;
  const z = Math.max(0, Math.abs(u - mean) - 0.5) / Math.sqrt(variance);
  return erfc(z / Math.SQRT2);
}

/**
 * Ranks the values of both samples together; equal values share their mean rank.
 *
 * @returns the sum of the ranks of `a`, and the sum of t³ − t over all groups of t equal values
 */
function rank(a: readonly number[], b: readonly number[]): { rankSum: number; ties: number } {
  const all = [
    ...a.map((value) => ({ value, isFirst: true })),
    ...b.map((value) => ({ value, isFirst: false })),
  ].toSorted((left, right) => left.value - right.value);
  let [rankSum, ties, start] = [0, 0, 0];
  while (start < all.length) {
    let end = start;
    while (all[end]?.value === all[start]?.value && end < all.length) end += 1;
    const count = end - start;
    const mean = (start + 1 + end) / 2;
    rankSum += mean * all.slice(start, end).filter(({ isFirst }) => isFirst).length;
    ties += count ** 3 - count;
    start = end;
  }
  return { rankSum, ties };
}

/** Computes the complementary error function for x ≥ 0, to seven digits (Abramowitz and Stegun 7.1.28). */
function erfc(x: number): number {
  const coefficients = [
    1, 0.0705230784, 0.0422820123, 0.0092705272, 0.0001520143, 0.0002765672, 0.0000430638,
  ];
  return coefficients.reduce((sum, factor, power) => sum + factor * x ** power, 0) ** -16;
}
