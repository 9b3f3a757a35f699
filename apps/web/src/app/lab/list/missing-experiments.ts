import type { Problem } from '@repo/errors';
import type { Families } from '../run/experiment';

/** Codes that people take for a 401 or a 403. */
type Neighbour =
  | 'authorization_malformed'
  | 'multiple_credentials'
  | 'not_found'
  | 'rate_limited'
  | 'service_unavailable';

type Covered = Extract<Problem, { readonly status: 401 | 403 }>['code'] | Neighbour;

type None<C extends never> = C;

/** The codes without an experiment. If there are any, the compiler names them here: add an experiment to a file of `experiments/`. */
export type Missing = None<Exclude<Covered, Families[keyof Families]>>;
