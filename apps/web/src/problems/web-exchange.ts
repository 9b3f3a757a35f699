import {
  extraNamesOf,
  headerFieldsOf,
  statusText,
  type FieldLine,
  type Problem,
} from '@repo/errors';
import type { ShownExchange } from './exchange-lines';

interface RefusedPage {
  readonly problem: Problem;
  /** The values of `WWW-Authenticate`. */
  readonly challenges: readonly string[];
  readonly method: string;
  /** Requested path and query. */
  readonly address: string;
}

/** Shows how a program would be refused at this address: its request, and a response with the problem instead of a page. */
export function webExchange({ problem, challenges, method, address }: RefusedPage): ShownExchange {
  return {
    request: { line: `${method} ${address} HTTP/1.1`, fields: [['Accept', 'application/json']] },
    response: {
      line: `HTTP/1.1 ${statusText(problem.status)}`,
      fields: [
        ...challenges.map((value): FieldLine => ['WWW-Authenticate', value]),
        ...Object.entries(headerFieldsOf(problem)),
      ],
      body: problem,
    },
    decisive: decisiveNames(problem),
  };
}

/** The fields and members of a problem's response by which a client decides what to do next. */
export function decisiveNames({ code }: Problem): string[] {
  const fields = ['WWW-Authenticate', 'Retry-After', 'Allow'];
  return [...fields, 'code', 'retry', ...extraNamesOf(code)];
}
