import { exampleOf } from '@repo/errors';
import type { ShownExchange } from './exchange-lines';

/** The response of NestJS 12 with @nestjs/passport by default, whatever is wrong with the token. */
export const nestDefault: ShownExchange = {
  response: {
    line: 'HTTP/1.1 401 Unauthorized',
    fields: [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Content-Length', '43'],
    ],
    body: { message: 'Unauthorized', statusCode: 401 },
  },
  decisive: [],
};

/** The API's response to an expired token: the cause, the next step, and the address of a page about both. */
export function expiredToken(docsUrl: string): ShownExchange {
  return {
    response: exampleOf('token_expired', { docsUrl }).response,
    decisive: ['WWW-Authenticate', 'type', 'detail', 'retry'],
    notes: {
      'WWW-Authenticate': 'how to authenticate',
      type: 'documentation',
      detail: 'why',
      retry: 'next step',
    },
  };
}
