import { fieldsOf, statusText, type FieldLine, type Problem } from '@repo/errors';
import { decides } from './decides';
import type { Shown } from './wire-lines';

interface Refused {
  readonly problem: Problem;
  /** The values of `WWW-Authenticate`. */
  readonly challenges: readonly string[];
  readonly method: string;
  /** Path and query that were asked for. */
  readonly address: string;
}

/** What a program gets at the address of a page that refuses: the same answer as the person's, as a problem. */
export function webExchange({ problem, challenges, method, address }: Refused): Shown {
  return {
    request: { line: `${method} ${address} HTTP/1.1`, fields: [['Accept', 'application/json']] },
    answer: {
      line: `HTTP/1.1 ${statusText(problem.status)}`,
      fields: [
        ...challenges.map((value): FieldLine => ['WWW-Authenticate', value]),
        ...Object.entries(fieldsOf(problem)),
      ],
      body: problem,
    },
    decides: decides(problem),
  };
}
