import type { Running, Sample } from './measure.js';

/** The medians of a run, by contender. */
export interface Summary {
  rows: { id: string; title: string; figures: Record<string, Sample> }[];
  processes: Record<string, { startTime: number; idle: number; loaded: number }>;
  /** CPU time of one real password hash, in milliseconds. */
  hash: number;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = NaN, high = low] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
}

export const summarizeSamples = (samples: Map<string, Sample[]>): Record<string, Sample> =>
  Object.fromEntries(
    [...samples].map(([name, taken]) => [
      name,
      { cpu: median(taken.map(({ cpu }) => cpu)), rate: median(taken.map(({ rate }) => rate)) },
    ]),
  );

export const summarizeProcesses = (running: Running[]): Summary['processes'] =>
  Object.fromEntries(
    running.map(({ contender, starts, loaded }) => [
      contender.name,
      {
        startTime: median(starts.map(({ time }) => time)),
        idle: median(starts.map(({ memory }) => memory)),
        loaded,
      },
    ]),
  );

/**
 * Returns a sentence for every figure in which ours is worse than a default. Only CPU time and rate count: start and memory
 * include the database connection, which the default does not have.
 */
export function verdict(summary: Summary, ours: string, defaults: string[]): string[] {
  return summary.rows.flatMap(({ title, figures }) =>
    defaults.flatMap((name) => {
      const [a, b] = [figures[ours], figures[name]];
      if (!a || !b) return [];
      return [
        ...(a.cpu > b.cpu ? [`${title}: more CPU time than ${name}`] : []),
        ...(a.rate < b.rate ? [`${title}: fewer requests per second than ${name}`] : []),
      ];
    }),
  );
}
