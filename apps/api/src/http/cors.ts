import type { FastifyInstance } from 'fastify';

/*
 * The CORS protocol (Fetch §3.3) for the origins in `CORS_ORIGINS`. It is our own because responses without a route need it
 * too, which Fastify does not make, and because @fastify/cors adds a route for `OPTIONS *`, by which no path is unknown.
 */

type Fields = Readonly<Record<string, string>>;

/** Returns the CORS fields of a response, by the `Origin` of its request. */
export type CorsFields = (origin: string | null | undefined) => Fields;

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
  // Every method, so that a page can read the 405 of the wrong one. `*` has this meaning only without cookies.
  'access-control-allow-methods': '*',
  'access-control-allow-headers': 'Authorization, Content-Type, X-API-Key',
  // Ten minutes. Without it, browsers ask again after five seconds (Fetch §4.8).
  'access-control-max-age': '600',
};

/**
 * Builds the CORS fields. There is never an `Access-Control-Allow-Credentials`: a page sends its credentials in a header, and
 * a browser adds none.
 *
 * @param origins `CORS_ORIGINS`; without any, no response has a field
 */
export function corsFields(origins: readonly string[]): CorsFields {
  // A cache must not give one origin the response to another (Fetch §3.3.6).
  const varying: Fields = origins.length === 0 ? {} : { vary: 'Origin' };
  const byOrigin = new Map(
    origins.map((origin) => [
      origin,
      {
        ...varying,
        'access-control-allow-origin': origin,
        'access-control-expose-headers': READABLE,
      },
    ]),
  );
  return (origin) => byOrigin.get(origin ?? '') ?? varying;
}

/**
 * Adds the CORS fields to every response, and responds to preflights of the named origins, without credentials and whatever
 * the path: a page can then read the 404 of a wrong one. Other preflights are ordinary `OPTIONS` requests.
 */
export function allowOrigins(fastify: FastifyInstance, fieldsFor: CorsFields): void {
  fastify.addHook('onRequest', ({ method, headers }, reply, done) => {
    const fields = fieldsFor(headers.origin);
    reply.headers(fields);
    const isPreflight = method === 'OPTIONS' && 'access-control-request-method' in headers;
    if (isPreflight && 'access-control-allow-origin' in fields) {
      reply.code(204).headers(PREFLIGHT).send();
    } else {
      done();
    }
  });
}
