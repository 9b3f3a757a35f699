import { transientCodes } from '@repo/api-client';
import type { Code } from '@repo/errors';
import { sessionCodes } from './result';

/** Problems of the request, the session, or an outage. Any call can have them, so no form needs a message for them. */
const commonCodes = [
  'bad_request',
  'malformed_json',
  'authorization_malformed',
  'multiple_credentials',
  'request_timeout',
  'content_too_large',
  'uri_too_long',
  'unsupported_media_type',
  'expectation_failed',
  'header_fields_too_large',
  'token_expired',
  'token_stale',
  ...sessionCodes,
  // No form needs a message for this one, because a session has every scope.
  'insufficient_scope',
  ...transientCodes,
] as const satisfies readonly Code[];

export type CommonCode = (typeof commonCodes)[number];
