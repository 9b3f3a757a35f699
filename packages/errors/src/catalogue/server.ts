import type { Entry } from './entry.js';
import { bearer } from './example-fields.js';

export const internal_error = {
  status: 500,
  statusClass: '5xx',
  title: 'Internal error',
  detail: 'Something failed on our side, and it has been recorded.',
  retry: 'none',
  challenge: 'none',
  meaning:
    'The server met a case that it does not handle. The response does not say what it is, since attackers could use that; the log has the cause, under the id in instance.',
  causes: ['A bug in the program.'],
  example: { request: { method: 'GET', path: '/user/profile', fields: bearer } },
  fix: {
    client: 'Keep the session and the input, and show the id in instance for reports.',
    person: 'Try again later. If it happens again, report the request ID that the page shows.',
    owner: 'Search the log for the id in instance, which is the request id. The cause is there.',
  },
  confusedWith: {
    code: 'service_unavailable',
    difference: 'A 503 is a known, temporary state. A 500 is a bug that somebody has to find.',
  },
  specifications: ['RFC 9110 §15.6.1'],
} as const satisfies Entry;

export const bad_gateway = {
  status: 502,
  title: 'Upstream answer not usable',
  detail: 'A server behind this one gave a response that cannot be used. Try again in a moment.',
  retry: 'after_delay',
  challenge: 'none',
  meaning:
    'The web server called the API for the user, and the response was not one that the API sends.',
  causes: [
    'A proxy between the two sent a page of its own.',
    'API_INTERNAL_URL names another server.',
    'The API has another version than the web server.',
  ],
  example: { request: { method: 'GET', path: '/account' } },
  fix: {
    client: 'Try again after a moment. Keep the session: an unknown 401 does not end it.',
    person: 'Try again in a moment. Your session is not affected.',
    owner: 'Request /health/ready at API_INTERNAL_URL from the machine of the web server.',
  },
  confusedWith: {
    code: 'gateway_timeout',
    difference: 'Here a response came but was unusable. There none came in time.',
  },
  specifications: ['RFC 9110 §15.6.3'],
} as const satisfies Entry;

export const gateway_timeout = {
  status: 504,
  title: 'Upstream timeout',
  detail: 'A server behind this one did not answer in time. Try again in a moment.',
  retry: 'after_delay',
  challenge: 'none',
  meaning: 'The web server called the API for the user, and stopped waiting for the response.',
  causes: [
    'The API is overloaded, or waits for its database.',
    'The network between them is interrupted.',
  ],
  example: { request: { method: 'GET', path: '/account' } },
  fix: {
    client: 'Try again after a moment. Read before you repeat a change: it may have been made.',
    person: 'Try again in a moment. Your session is not affected.',
    owner: 'Compare the timeouts of all servers: the inner ones must be shorter.',
  },
  confusedWith: {
    code: 'request_timeout',
    difference: 'Here another server was too slow. With request_timeout the client was.',
  },
  specifications: ['RFC 9110 §15.6.5'],
} as const satisfies Entry;

export const service_unavailable = {
  status: 503,
  title: 'Temporarily unavailable',
  detail:
    'The service is not available right now. Your session is not affected: try again in a moment.',
  retry: 'after_delay',
  challenge: 'none',
  extra: { retryAfter: 5 },
  meaning:
    'A part that the server needs, such as its database, is not available at the moment. The server cannot check credentials without it, so this is not a 401, and no session ends because of it.',
  causes: [
    'The database cannot be reached, or restarts.',
    'Too many sign-ins are waiting.',
    'The server is shutting down or starting.',
  ],
  example: { request: { method: 'GET', path: '/user/profile', fields: bearer } },
  fix: {
    client: 'Wait for retryAfter seconds and repeat the request. Keep the tokens.',
    person: 'Try again in a moment. Your session is not affected.',
    owner:
      '/health/ready shows which part is missing. The service recovers when that part is back.',
  },
  confusedWith: {
    code: 'authentication_required',
    difference:
      'A 401 says that the credentials are missing or wrong. Here they could not be checked; a 401 would sign all users out.',
  },
  specifications: ['RFC 9110 §15.6.4', 'RFC 9110 §10.2.3'],
} as const satisfies Entry;
