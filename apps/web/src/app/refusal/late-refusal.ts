import 'server-only';
import type { Problem } from '@repo/errors';
import { headers } from 'next/headers';
import { handoverOf } from '../../handover/current';
import type { Refusal } from '../../handover/handover';

/** A refusal that only the page itself could find out: the door's is the rule, this is the second line. */
export async function lateRefusal(problemOf: (requestId: string) => Problem): Promise<Refusal> {
  const { requestId, address } = handoverOf(await headers());
  const problem = problemOf(requestId);
  return {
    problem,
    challenges: [],
    method: 'GET',
    address,
    kept: {},
    again: 'GET',
  };
}
