import { catalogue, type Problem, readProblem, slugOf } from '@repo/errors';
import type { Rule } from '../reading.js';
import { numberAt, textAt } from '../read/json.js';
import { duration } from '../words/time.js';
import { nextStep } from '../words/next-steps.js';

/** The problems of this project's API, each of which says what to do next. */
export const ownApi: Rule = ({ body }) => {
  const problem = ownProblem(body.json);
  if (problem === undefined) return undefined;
  const entry = catalogue[problem.code];
  return {
    dialect: "an API with this project's error codes",
    meaning: { text: entry.meaning, clause: entry.specifications[0] },
    next: nextOf(problem, body.json),
    findings: [
      { about: `code ${problem.code}`, text: entry.fix.client },
      { about: 'easily confused', text: entry.confusedWith.difference },
    ],
  };
};

/** Reads a problem of this project. Other APIs also have codes such as not_found, but not with our other members. */
export function ownProblem(json: unknown): Problem | undefined {
  const problem = readProblem(json);
  if (problem === undefined) return undefined;
  const isOurs =
    textAt(json, 'retry') !== undefined || problem.type.endsWith(`/${slugOf(problem.code)}`);
  return isOurs ? problem : undefined;
}

function nextOf(problem: Problem, json: unknown): ReturnType<typeof nextStep> {
  const wait = numberAt(json, 'retryAfter');
  return problem.retry === 'after_delay' && wait !== undefined
    ? nextStep(
        'after_delay',
        `Wait ${duration(wait)}, and repeat the same request: nothing about it has to change.`,
      )
    : nextStep(problem.retry);
}
