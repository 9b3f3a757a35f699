import type { FastifyInstance } from 'fastify';
import type { AuthEvents } from './auth-events.js';

/** Records the refusal of a routed request when its response is sent. */
export function recordRefusals(fastify: FastifyInstance, events: AuthEvents): void {
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    if (request.refusal !== undefined) events.recordRefusal(request, request.refusal);
    done(null, payload);
  });
}
