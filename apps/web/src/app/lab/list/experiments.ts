import 'server-only';
import type { Code } from '@repo/errors';
import type { Experiment, Story } from '../run/experiment';
import { stories } from '../stories/stories';

/** Each file is one family of experiments. It is deleted with the feature that it is about. */
const families = import.meta.glob<{ readonly experiments: readonly Experiment[] }>(
  '../experiments/*.ts',
  { eager: true },
);

/** The family that comes first: the others build on it. */
const FIRST = '../experiments/sign-in.ts';

/** All experiments. Each is about one code. */
export const experiments: readonly Experiment[] = Object.entries(families)
  .toSorted(([one], [other]) => Number(other === FIRST) - Number(one === FIRST))
  .flatMap(([, family]) => family.experiments);

/** Finds an experiment, or a story, by its slug. */
export const experimentAt = (slug: string): Experiment | Story | undefined =>
  [...experiments, ...stories].find((each) => each.slug === slug);

/** The address of an experiment or a story. */
export const addressOf = ({ slug }: Pick<Experiment | Story, 'slug'>): string => `/lab/${slug}`;

/** The main experiment about a code: the one without a variant. */
export function experimentFor(code: Code): Experiment | undefined {
  const about = experiments.filter((each) => each.code === code);
  return about.find(({ variant }) => variant === undefined) ?? about[0];
}
