import { clientAddress, type TrustedPeers } from '@repo/settings';
import type { FastifyInstance } from 'fastify';
import type { BaseFields } from './base-fields.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The address of the client, taken from `X-Forwarded-For` only if its sender is trusted. */
    readonly clientAddress: string;
  }
}

const JSON_CHARSET = /(json); charset=utf-8$/;

/**
 * Sets up what every routed request has: the client's address, the request id and the base fields.
 *
 * @param trusted the peers whose `X-Forwarded-For` counts
 */
export function prepareRequests(
  fastify: FastifyInstance,
  fields: BaseFields,
  trusted: TrustedPeers,
): void {
  fastify.decorateRequest('clientAddress', {
    getter() {
      return clientAddress(this.raw.socket.remoteAddress, this.headers['x-forwarded-for'], trusted);
    },
  });
  fastify.decorateRequest('credential');
  fastify.decorateRequest('user');
  fastify.decorateRequest('verified');
  fastify.decorateRequest('refusal');
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(fields).header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    // Fastify adds a charset, which JSON does not have (RFC 8259 §11).
    const type = reply.getHeader('content-type');
    if (typeof type === 'string') reply.header('content-type', type.replace(JSON_CHARSET, '$1'));
    done(null, payload);
  });
}
