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
      text: 'This is the question that a browser asks before the request of a script. It never has credentials, so a server that wants some blocks every script.',
      clause: 'Fetch Standard, CORS preflight',
    },
    next: nextStep(
      'after_fix',
      'Change the server: it has to answer OPTIONS before it looks at credentials.',
    ),
    shouldHaveSaid: [
      {
        text: 'The answer to a preflight is 204 with the CORS fields, whoever asks.',
        clause: 'Fetch Standard, CORS preflight',
        line: 'Access-Control-Allow-Headers: Authorization',
      },
    ],
  };
}
