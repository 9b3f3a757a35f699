import { METHODS } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** The errors to throw for a request that has no route. */
interface RouteErrors {
  notFound(): Error;
  methodNotAllowed(allowed: readonly string[]): Error;
}

/**
 * Collects the routes and responds to all other requests: 404, 405 with `Allow` (RFC 9110 §15.5.6), and `OPTIONS` with the
 * methods of the path (§9.3.7). This happens before the body is read and before authentication.
 *
 * @returns a function to call when all routes are registered
 */
export function watchRoutes(fastify: FastifyInstance, errors: RouteErrors): () => void {
  fastify.addHook('onRequest', ({ is404, raw }, _reply, done) => {
    done(isRoute(is404, raw.url ?? '') ? undefined : errors.notFound());
  });
  const methodsByPath = new Map<string, Set<string>>();
  let complete = false;
  fastify.addHook('onRoute', ({ url, method }) => {
    if (complete) return;
    const methods = methodsByPath.get(url) ?? new Set();
    for (const name of [method].flat()) methods.add(name);
    methodsByPath.set(url, methods);
  });
  return () => {
    complete = true;
    // Node accepts these methods. Fastify must know them too, or it responds 404 instead of 405.
    const all = METHODS.filter((method) => method !== 'CONNECT');
    const unknown = all.filter((method) => !fastify.supportedMethods.includes(method));
    for (const method of unknown) fastify.addHttpMethod(method);
    for (const [url, methods] of methodsByPath)
      addOtherMethods(fastify, url, [...methods], all, errors);
  };
}

function addOtherMethods(
  fastify: FastifyInstance,
  url: string,
  methods: readonly string[],
  all: readonly string[],
  errors: RouteErrors,
): void {
  const allowed = [...methods, 'OPTIONS'].toSorted();
  fastify.route({
    method: 'OPTIONS',
    url,
    // No CORS fields: pages of other origins fail their preflight (Fetch §4.8).
    handler: (_request, reply) => reply.code(204).header('allow', allowed.join(', ')).send(),
  });
  fastify.route({
    method: all.filter((method) => !allowed.includes(method)),
    url,
    onRequest: () => Promise.reject(errors.methodNotAllowed(allowed)),
    handler: () => undefined,
  });
}

/**
 * False if there is no route, or the path has an escape: no route needs one, though the router would match `/%75ser` to
 * `/user`.
 */
function isRoute(is404: boolean, target: string): boolean {
  if (is404) return false;
  const escape = target.indexOf('%');
  const query = target.indexOf('?');
  return escape === -1 || (query !== -1 && query < escape);
}
