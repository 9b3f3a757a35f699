import 'server-only';
import type { Problem } from '@repo/errors';
import { headers } from 'next/headers';
import { HANDOVER, readHandover } from '../../door/handover';
import type { Refusal } from '../../door/refusal';

/** A refusal that only the page itself could find out: the door's is the rule, this is the second line. */
export async function lateRefusal(problemOf: (requestId: string) => Problem): Promise<Refusal> {
  const { requestId, address } = readHandover((await headers()).get(HANDOVER));
  const problem = problemOf(requestId);
  return {
    problem,
    challenges: [],
    method: 'GET',
    address,
    kept: {},
    hasDraft: false,
    again: 'GET',
  };
}
