import { catalogue, type Code, type ProblemKind } from '@repo/errors';

/** Returns the kind of a problem, which its code decides. */
export const kindOf = ({ code }: { code: Code }): ProblemKind => catalogue[code].kind;
