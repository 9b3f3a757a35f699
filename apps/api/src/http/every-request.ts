import { clientAddress, type TrustedPeers } from '@repo/settings';
import type { FastifyInstance } from 'fastify';
import type { BaseFields } from './base-fields.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The address of the person behind the request, as far as those in between are trusted. */
    readonly clientAddress: string;
  }
}

const JSON_CHARSET = /(json); charset=utf-8$/;

/**
 * What holds for every request that the HTTP server lets pass.
 *
 * @param trusted whose word on a person's address counts
 */
export function beginEveryRequest(
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
    // Fastify adds a charset to JSON, which has none (RFC 8259 §11).
    const type = reply.getHeader('content-type');
    if (typeof type === 'string') reply.header('content-type', type.replace(JSON_CHARSET, '$1'));
    // While the process ends: a connection that stayed open behind its answer would keep it from ending.
    if (!fastify.server.listening) reply.header('connection', 'close');
    done(null, payload);
  });
}
