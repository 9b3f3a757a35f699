import { METHODS } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { problem } from '../problems/problem-exception.js';

/**
 * Watches which methods each path gets, and answers the rest: 405 with `Allow` (RFC 9110 §15.5.6), `OPTIONS` with what
 * there is (§9.3.7). Both come before the body is read and before anybody is asked who they are.
 *
 * @returns to be called when all routes are there
 */
export function watchRoutes(fastify: FastifyInstance): () => void {
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
    // Node takes these, and Fastify has to know them: a method that it does not route is a path that is not found.
    const all = METHODS.filter((method) => method !== 'CONNECT');
    const unknown = all.filter((method) => !fastify.supportedMethods.includes(method));
    for (const method of unknown) fastify.addHttpMethod(method);
    for (const [url, methods] of methodsByPath) answerOthers(fastify, url, [...methods], all);
  };
}

function answerOthers(
  fastify: FastifyInstance,
  url: string,
  methods: readonly string[],
  all: readonly string[],
): void {
  const allowed = [...methods, 'OPTIONS'].toSorted();
  fastify.route({
    method: 'OPTIONS',
    url,
    // No CORS field: another origin's page is told nothing, and so sends nothing (Fetch §4.8).
    handler: (_request, reply) => reply.code(204).header('allow', allowed.join(', ')).send(),
  });
  fastify.route({
    method: all.filter((method) => !allowed.includes(method)),
    url,
    onRequest: () => Promise.reject(problem('method_not_allowed', { allowed })),
    handler: () => undefined,
  });
}
