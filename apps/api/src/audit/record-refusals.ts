import type { FastifyInstance } from 'fastify';
import type { AuthEvents } from './auth-events.js';

/** Records every refusal of a routed request as its response leaves. */
export function recordRefusals(fastify: FastifyInstance, events: AuthEvents): void {
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    if (request.refusal !== undefined) events.recordRefusal(request, request.refusal);
    done(null, payload);
  });
}
