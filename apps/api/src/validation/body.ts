import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson } from './json.js';
import { isJsonType, isUnencoded } from './json-type.js';
import { problem } from '../problems/problem-exception.js';

/** Maximum size of a body in bytes; more than any route needs. */
export const BODY_LIMIT = 16 * 1024;

/**
 * Accepts JSON bodies only. Any site can send a form or `text/plain` without a preflight (Fetch §4.8); such a body is
 * refused unread.
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
      // RFC 9110 §8.3: without a body there is no type. Fastify would check it anyway.
      delete headers['content-type'];
      return;
    }
    const { 'content-type': type = '', 'content-encoding': encoding = '' } = headers;
    if (!isJsonType(type) || !isUnencoded(encoding)) {
      throw problem('unsupported_media_type');
    }
  });
}
