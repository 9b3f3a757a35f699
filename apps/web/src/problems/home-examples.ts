import { createProblem } from '@repo/errors';
import { problemFields } from './web-exchange';
import type { Exchange } from './wire-lines';

/** What NestJS 12 with @nestjs/passport answers by default, whatever is wrong with the token. */
export const nestDefault: Exchange = {
  status: '401 Unauthorized',
  fields: [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Content-Length', '43'],
  ],
  body: { message: 'Unauthorized', statusCode: 401 },
  decides: [],
};

/** The API's answer to the same request: the cause, the way on, and a page about both. */
export function expiredToken(docsUrl: string): Exchange {
  const problem = createProblem(
    'token_expired',
    {},
    { docsUrl, instance: 'urn:uuid:019a1b7e-3c54-7d20-9b8e-6f2d1c0a4e55' },
  );
  return {
    status: problem.error,
    fields: problemFields(problem, [
      `Bearer realm="api", error="invalid_token", error_description="${problem.title}"`,
    ]),
    body: problem,
    decides: ['WWW-Authenticate', 'type', 'detail', 'retry'],
    notes: { 'WWW-Authenticate': 'the way in', type: 'read on', detail: 'why', retry: 'what next' },
  };
}
