import { exampleOf } from '@repo/errors';
import type { Shown } from './wire-lines';

/** What NestJS 12 with @nestjs/passport answers by default, whatever is wrong with the token. */
export const nestDefault: Shown = {
  answer: {
    line: 'HTTP/1.1 401 Unauthorized',
    fields: [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Content-Length', '43'],
    ],
    body: { message: 'Unauthorized', statusCode: 401 },
  },
  decides: [],
};

/** The API's answer to an expired token: the cause, the way on, and a page about both. */
export function expiredToken(docsUrl: string): Shown {
  return {
    answer: exampleOf('token_expired', { docsUrl }).answer,
    decides: ['WWW-Authenticate', 'type', 'detail', 'retry'],
    notes: {
      'WWW-Authenticate': 'how to authenticate',
      type: 'documentation',
      detail: 'why',
      retry: 'next step',
    },
  };
}
