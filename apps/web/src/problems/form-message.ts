import { type Problem, kindOf } from '@repo/errors';
import { requestWords } from './request-words';
import { waitWords } from './wait-words';

/** The message of a form for a problem: the reason and what to do, without blame. */
export function formMessage(problem: Problem): string {
  if (problem.code === 'invalid_credentials') {
    return 'Incorrect email address or password. Check both and try again.';
  }
  if (problem.code === 'rate_limited') {
    return `Too many attempts in a short time. ${waitWords(problem)}`;
  }
  if (kindOf(problem) === 'temporary') {
    return `We cannot do this right now, and what you typed is not the reason. ${waitWords(problem)}`;
  }
  const { heading, why } = requestWords(problem);
  return [heading, ...why].join(' ');
}
