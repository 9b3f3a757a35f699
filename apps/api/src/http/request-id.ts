import { v7 as uuidv7 } from 'uuid';
import type { Code } from '@repo/errors';

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the refusal that answers this request, for its line in the log. */
    refusedWith?: Code;
    /** Why, where the code does not tell: for the same line, and for nobody outside. */
    refusedBecause?: string | undefined;
  }
}

/** A request's id is ours: one that came with the request could repeat, or forge, another's line in the log. */
export function makeRequestId(): string {
  return uuidv7();
}
