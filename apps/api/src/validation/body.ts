import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson } from './json.js';
import { isJsonType, isUnencoded } from './json-type.js';
import { problem } from '../problems/problem-exception.js';

/** Largest body in octets: more than any route needs. */
export const BODY_LIMIT = 16 * 1024;

/**
 * Takes bodies in JSON and no others. A form, or `text/plain`, can be sent from any site without asking (Fetch §4.8):
 * such a body is refused unread.
 */
export function takeJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    async (_request: FastifyRequest, body: Buffer) => parseJson(body),
  );
  fastify.addHook('preParsing', async ({ raw: { headers } }) => {
    const hasBody =
      headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (!hasBody) {
      // RFC 9110 §8.3: the type is that of a body. Fastify would judge it without one.
      delete headers['content-type'];
      return;
    }
    const { 'content-type': type = '', 'content-encoding': encoding = '' } = headers;
    if (!isJsonType(type) || !isUnencoded(encoding)) {
      throw problem('unsupported_media_type');
    }
  });
}
