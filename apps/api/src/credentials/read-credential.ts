import type { FastifyRequest } from 'fastify';
import { fieldLines } from '@repo/http-edge';
import { problem } from '../problems/problem-exception.js';
import { readAuthorization } from './authorization-field.js';
import type { Credential } from './credential.js';

/**
 * Reads the one credential of a request; undefined when it has none, or one of an unknown scheme.
 *
 * A token or key in the query is ignored (OAuth 2.1 §5.1): URLs end up in logs and histories.
 *
 * @throws multiple_credentials, authorization_malformed
 */
export function readCredential(request: FastifyRequest): Credential | undefined {
  const { rawHeaders } = request.raw;
  const authorization = fieldLines(rawHeaders, 'authorization');
  const apiKeys = fieldLines(rawHeaders, 'x-api-key');
  const count = authorization.length + apiKeys.length;
  if (count === 0) return undefined;
  // RFC 6750 §2: a client must not send a token in more than one way.
  if (count > 1 || hasQueryToken(request)) throw problem('multiple_credentials');
  const [key] = apiKeys;
  if (key !== undefined) return { scheme: 'ApiKey', value: key };
  const [field = ''] = authorization;
  return readAuthorization(field);
}

/** The name of a token in the query (RFC 6750 §2.3), and the usual name of a key. */
const QUERY_NAMES = ['access_token', 'api_key'];

function hasQueryToken({ raw, query }: FastifyRequest): boolean {
  if (raw.url?.includes('?') !== true) return false;
  return QUERY_NAMES.some((name) => Object.hasOwn(Object(query), name));
}
