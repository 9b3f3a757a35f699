import type { FastifyRequest } from 'fastify';
import { fieldLines } from '../http/field-lines.js';
import { problem } from '../http/problem-exception.js';
import { readAuthorization } from './authorization-field.js';
import type { Credential } from './credential.js';

/**
 * The one credential that a request carries; undefined when it carries none, or only one of a scheme that is not ours.
 *
 * A token in the query alone is ignored (OAuth 2.1 §5.1): addresses end up in logs and histories.
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

function hasQueryToken({ raw, query }: FastifyRequest): boolean {
  return raw.url?.includes('?') === true && Object.hasOwn(Object(query), 'access_token');
}
