import type { Exchange } from '../exchange.js';
import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';

/** Finds a CORS preflight that was refused: browsers send it without credentials. */
export function readPreflight({ request, status }: Exchange): Reading | undefined {
  const isPreflight =
    request?.method === 'OPTIONS' &&
    request.fields.some(({ name }) => name === 'access-control-request-method');
  if (!isPreflight || (status !== 401 && status !== 403)) return undefined;
  return {
    meaning: {
      text: 'This is a CORS preflight, which a browser sends before a cross-origin request. It never has credentials, so a server that requires them blocks every such request.',
      clause: 'Fetch Standard, CORS preflight',
    },
    next: nextStep(
      'after_fix',
      'Change the server: respond to OPTIONS before checking credentials.',
    ),
    shouldHaveSaid: [
      {
        text: 'A preflight should get a 204 with the CORS headers, without credentials.',
        clause: 'Fetch Standard, CORS preflight',
        line: 'Access-Control-Allow-Headers: Authorization',
      },
    ],
  };
}
