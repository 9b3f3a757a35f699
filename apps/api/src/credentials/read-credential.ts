import type { FastifyRequest } from 'fastify';
import { fieldLines } from '@repo/http-edge';
import { problem } from '../problems/problem-exception.js';
import { readAuthorization } from './authorization-field.js';
import type { Credential } from './credential.js';

/**
 * The one credential that a request carries; undefined when it carries none, or only one of a scheme that is not ours.
 *
 * A token or key in the query alone is ignored (OAuth 2.1 §5.1): addresses end up in logs and histories.
 *
 * @throws multiple_credentials, authorization_malformed
 */
export function readCredential(request: FastifyRequest): Credential | undefined {
  const { rawHeaders } = request.raw;
  const authorization = fieldLines(rawHeaders, 'authorization');
  const apiKeys = fieldLines(rawHeaders, 'x-api-key');
  const count = authorization.length + apiKeys.length;
  if (count === 0) return undefined;
  // RFC 6750 §2: a client does not use more than one method to send a token.
  if (count > 1 || hasQueryToken(request)) throw problem('multiple_credentials');
  const [key] = apiKeys;
  if (key !== undefined) return { scheme: 'ApiKey', value: key };
  const [field = ''] = authorization;
  return readAuthorization(field);
}

/** RFC 6750 §2.3's name of a token in the query, and the usual one of a key. */
const QUERY_NAMES = ['access_token', 'api_key'];

function hasQueryToken({ raw, query }: FastifyRequest): boolean {
  if (raw.url?.includes('?') !== true) return false;
  return QUERY_NAMES.some((name) => Object.hasOwn(Object(query), name));
}
