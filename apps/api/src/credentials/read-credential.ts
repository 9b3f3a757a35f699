import type { FastifyRequest } from 'fastify';
import { ownFields, queryNames } from '@repo/errors';
import { fieldLines } from '@repo/http-edge';
import { problem } from '../problems/problem-exception.js';
import { readAuthorization } from './authorization-field.js';
import type { Credential } from './credential.js';

/**
 * Reads the one credential of a request; undefined when it has none, or one of an unknown scheme.
 *
 * A token or key in the query is not read (OAuth 2.1 §5.1), since URLs end up in logs and histories. If the header has
 * credentials too, the request is refused.
 *
 * @throws multiple_credentials, authorization_malformed
 */
export function readCredential(request: FastifyRequest): Credential | undefined {
  const { rawHeaders } = request.raw;
  const authorization = fieldLines(rawHeaders, 'authorization');
  const own = ownFields.flatMap(({ scheme, field }) =>
    fieldLines(rawHeaders, field.toLowerCase()).map((value) => ({ scheme, value })),
  );
  const count = authorization.length + own.length;
  if (count === 0) return undefined;
  // RFC 6750 §2: a client must not send a token in more than one way.
  if (count > 1 || hasQueryToken(request)) throw problem('multiple_credentials');
  const [field] = authorization;
  return field === undefined ? own[0] : readAuthorization(field);
}

function hasQueryToken({ raw, query }: FastifyRequest): boolean {
  if (raw.url?.includes('?') !== true) return false;
  return queryNames.some((name) => Object.hasOwn(Object(query), name));
}
