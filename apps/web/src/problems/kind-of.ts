import { catalogue, type Code, type Kind } from '@repo/errors';

/** The kind of a problem, decided by its code. */
export function kindOf(problem: { code: Code }): Kind {
  return catalogue[problem.code].kind;
}
