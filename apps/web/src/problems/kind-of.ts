import { catalogue, type Code, type Kind } from '@repo/errors';

/** Returns the kind of a problem, which its code decides. */
export const kindOf = ({ code }: { code: Code }): Kind => catalogue[code].kind;
