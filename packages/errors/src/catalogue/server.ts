import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const server = {
  internal_error: {
    status: 500,
    statusClass: '5xx',
    title: 'Internal error',
    detail: 'Something failed on our side, and it has been recorded.',
    retry: 'none',
    kind: 'not-now',
    challenge: 'none',
    extra: {},
    meaning:
      'The server met a case that its authors had not thought of. The answer says nothing of it, for a stranger could use what it says; the log has the cause, under the id in instance.',
    causes: ['A fault in the program.'],
    example: {
      request: {
        method: 'GET',
        path: '/user/profile',
        fields: { Authorization: 'Bearer mF_9.B5f-4.1JqM' },
      },
    },
    fix: {
      client: 'Keep the session and the input, and show the id in instance for a report.',
      person: 'Try again later. If it stays, report the number that the page shows.',
      owner:
        'Look for the id of instance in the log: it is the request id, and the cause is there.',
    },
    neighbour: {
      code: 'service_unavailable',
      difference:
        'A 503 passes by itself, and the server knows it. A 500 is a fault that somebody has to find.',
    },
    specifications: ['RFC 9110 §15.6.1'],
  },
  bad_gateway: {
    status: 502,
    title: 'Upstream answer not usable',
    detail: 'A server behind this one gave an answer that cannot be used. Try again in a moment.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: {},
    meaning:
      'The web server asked the API for the person, and what came back was not an answer of the API.',
    causes: [
      'A proxy between the two answered by itself, with a page of its own.',
      'API_INTERNAL_URL names another server.',
      'The API is of another version than the web server.',
    ],
    example: { request: { method: 'GET', path: '/account' } },
    fix: {
      client: 'Try again after a moment. Keep the session: an unknown 401 is no refusal.',
      person: 'Try again in a moment. Nobody has been signed out.',
      owner: 'Ask API_INTERNAL_URL for /health/ready from the machine of the web server.',
    },
    neighbour: {
      code: 'gateway_timeout',
      difference: 'Here an answer came that was of no use. There none came in time.',
    },
    specifications: ['RFC 9110 §15.6.3'],
  },
  gateway_timeout: {
    status: 504,
    title: 'Upstream timeout',
    detail: 'A server behind this one did not answer in time. Try again in a moment.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: {},
    meaning: 'The web server asked the API for the person, and stopped waiting for the answer.',
    causes: [
      'The API is overloaded, or waits for its database.',
      'The network between them stalls.',
    ],
    example: { request: { method: 'GET', path: '/account' } },
    fix: {
      client:
        'Try again after a moment. Read before you repeat a change: it may have been made after all.',
      person: 'Try again in a moment. Nobody has been signed out.',
      owner: 'Compare the time-outs along the road: the inner ones have to be the shorter ones.',
    },
    neighbour: {
      code: 'request_timeout',
      difference: 'Here another server was too slow. With request_timeout the client was.',
    },
    specifications: ['RFC 9110 §15.6.5'],
  },
  service_unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    detail:
      'The service cannot answer right now. Nobody has been signed out: try again in a moment.',
    retry: 'after_delay',
    kind: 'not-now',
    challenge: 'none',
    extra: { retryAfter: 5 },
    meaning:
      'A part that the server needs, such as its database, is not there at the moment. Whether the credentials are good cannot be told without it, so it is no 401, and no session ends because of it.',
    causes: [
      'The database cannot be reached, or restarts.',
      'More sign-ins wait for their turn than can be served.',
      'The server is shutting down or starting.',
    ],
    example: {
      request: {
        method: 'GET',
        path: '/user/profile',
        fields: { Authorization: 'Bearer mF_9.B5f-4.1JqM' },
      },
    },
    fix: {
      client: 'Wait for retryAfter seconds and repeat the request. Keep the tokens.',
      person: 'Try again in a moment. Nobody has been signed out.',
      owner: '/health/ready says which part is missing. The service comes back with it by itself.',
    },
    neighbour: {
      code: 'authentication_required',
      difference:
        'A 401 says that the credentials are missing or wrong. Here they could not be checked at all; to answer 401 would sign everybody out.',
    },
    specifications: ['RFC 9110 §15.6.4', 'RFC 9110 §10.2.3'],
  },
} as const satisfies Partial<Record<Code, Entry>>;
