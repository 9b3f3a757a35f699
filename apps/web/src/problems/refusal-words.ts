import { type ProblemKind, type Problem, kindOf } from '@repo/errors';
import { requestIdOf } from '../api/problems';
import type { Person } from '../session/session';
import { developmentHint } from '../development-hint';
import { forbiddenWords } from './forbidden-words';
import { requestWords } from './request-words';
import { signInCause } from './sign-in-cause';
import { waitWords } from './wait-words';

export interface RefusalWords {
  /** The document's title. */
  readonly title: string;
  readonly heading: string;
  /** A sentence each: the reason, what is missing, what is kept. */
  readonly why: readonly string[];
  /** The request's id, if the user should report it. The log and the audit trail have the same id. */
  readonly requestId?: string | undefined;
}

type Words = (problem: Problem, person: Person | undefined) => RefusalWords;

/** The words for each kind. A kind without words does not compile. */
export const wordsByKind: Record<ProblemKind, Words> = {
  credentials: credentialsWords,
  forbidden: forbiddenWords,
  temporary: temporaryWords,
  request: requestWords,
};

/** Returns what the page of a refused request says about its problem. */
export const refusalWords = (problem: Problem, person?: Person): RefusalWords =>
  wordsByKind[kindOf(problem)](problem, person);

function credentialsWords(problem: Problem): RefusalWords {
  if (problem.code === 'step_up_required') {
    return {
      title: 'Confirm your password',
      heading: 'Confirm your password',
      why: ['You signed in a while ago. Enter your password again to continue.'],
    };
  }
  return {
    title: 'Sign-in needed',
    heading: 'You need to log in to access this resource.',
    why: [signInCause(problem)],
  };
}

function temporaryWords(problem: Problem, person: Person | undefined): RefusalWords {
  const kept = person ? ['You are still signed in, and nothing that you saved is lost.'] : [];
  if (problem.code === 'internal_error') {
    return {
      title: 'Something went wrong',
      heading: 'Something went wrong on our side.',
      why: ['Nothing that you did caused this, and the error is in our log.', ...kept],
      requestId: requestIdOf(problem),
    };
  }
  const [title, heading] =
    problem.code === 'rate_limited'
      ? ['Too many requests', 'Too many requests in a short time.']
      : ['Temporarily unavailable', 'This is temporarily unavailable.'];
  const hint = problem.code === 'bad_gateway' ? (developmentHint(problem.detail) ?? []) : [];
  return { title, heading, why: [...kept, waitWords(problem)].concat(hint) };
}
