import type { Problem } from '@repo/errors';
import { requestIdOf } from '../api/problems';
import type { Person } from '../session/session';
import type { RefusalWords } from './refusal-words';

/** The words for a 403: who is signed in, and what is missing. */
export function forbiddenWords(problem: Problem, person: Person | undefined): RefusalWords {
  return {
    title: 'Not allowed',
    heading: "You're logged in, but you don't have permission to view this page.",
    why: [
      ...(person
        ? [`You are signed in as ${isolated(person.email)}, with the role ${person.role}.`]
        : []),
      missing(problem),
    ],
    requestId: requestIdOf(problem),
  };
}

/** Isolates a text as `<bdi>` does in HTML: first strong isolate, pop directional isolate (UAX #9 §2.7). */
const isolated = (text: string) => `\u2068${text}\u2069`;

function missing(problem: Problem): string {
  return problem.code === 'insufficient_role' && problem.requiredRole
    ? `This page is for users with the role ${problem.requiredRole.replaceAll(' ', ' or ')}.`
    : 'You do not have a permission that this page needs.';
}
