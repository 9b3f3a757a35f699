import type { FastifyInstance } from 'fastify';
import type { AuditTrail } from './audit-trail.js';

/** Records the refusal of a routed request when its response is sent. */
export function recordRefusals(fastify: FastifyInstance, trail: AuditTrail): void {
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    if (request.refusal !== undefined) trail.recordRefusal(request, request.refusal);
    done(null, payload);
  });
}
