import { ownFields } from '@repo/errors';
import type { FastifyInstance } from 'fastify';

/*
 * The CORS protocol (Fetch §3.3) for the origins in `CORS_ORIGINS`. @fastify/cors does not reach the responses that the HTTP
 * server makes without Fastify, and its route for every OPTIONS request would hide the 404 of an unknown path.
 */

type Fields = Readonly<Record<string, string>>;

/** The CORS protocol's part of a response. */
export interface CorsResult {
  readonly fields: Fields;
  /** True if the request is a preflight to allow: the response is 204, whatever is wrong with the request. */
  readonly isPreflight: boolean;
}

/** Returns what the CORS protocol adds to the response. `get` reads a field of the request by its name in lower case. */
export type Cors = (method: string | undefined, get: (name: string) => unknown) => CorsResult;

/** The fields that a page may send, besides those that it may always send (Fetch §2.2.2). */
const SENDABLE = ['Authorization', 'Content-Type', ...ownFields.map(({ field }) => field)].join(
  ', ',
);

/** The fields that a page may read, besides those that it may always read (Fetch §3.3.3). */
const READABLE = [
  'WWW-Authenticate',
  'Retry-After',
  'X-Request-Id',
  'RateLimit',
  'RateLimit-Policy',
  'Location',
  'Allow',
].join(', ');

const PREFLIGHT: Fields = {
  // Every method, so that a page can read a 405. `*` means every method only if the page sends no cookies.
  'access-control-allow-methods': '*',
  'access-control-allow-headers': SENDABLE,
  // Ten minutes. Without it, browsers ask again after five seconds (Fetch §4.8).
  'access-control-max-age': '600',
};

/**
 * Returns the function that applies the CORS protocol for these origins. It never sends `Access-Control-Allow-Credentials`: a page sets `Authorization`
 * itself, and needs no cookies.
 *
 * @param origins `CORS_ORIGINS`; if there are none, responses get no fields
 */
export function corsFor(origins: readonly string[]): Cors {
  // A cache must not give one origin the response to another (Fetch §3.3.6).
  const varying: Fields = origins.length === 0 ? {} : { vary: 'Origin' };
  return (method, get) => {
    const allowed = origins.find((origin) => origin === get('origin'));
    if (allowed === undefined) return { fields: varying, isPreflight: false };
    const fields: Fields = {
      ...varying,
      'access-control-allow-origin': allowed,
      'access-control-expose-headers': READABLE,
    };
    const isPreflight = method === 'OPTIONS' && Boolean(get('access-control-request-method'));
    return { fields: isPreflight ? { ...fields, ...PREFLIGHT } : fields, isPreflight };
  };
}

/**
 * Adds the fields to every response of Fastify, and allows the preflights of the origins without credentials. Preflights for
 * unknown paths are allowed too, so that a page can read the 404. Those of other origins are ordinary `OPTIONS` requests.
 */
export function allowOrigins(fastify: FastifyInstance, cors: Cors): void {
  fastify.addHook('onRequest', ({ method, headers }, reply, done) => {
    const { fields, isPreflight } = cors(method, (name) => headers[name]);
    reply.headers(fields);
    if (isPreflight) reply.code(204).send();
    else done();
  });
}
