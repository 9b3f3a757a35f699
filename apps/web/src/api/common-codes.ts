import { transientCodes } from '@repo/api-client';
import type { Code } from '@repo/errors';
import { sessionCodes } from './result';

/** Problems that any call can have, so no form needs a message for them: of the request, the session, or an outage. */
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
  // A session has every scope.
  'insufficient_scope',
  ...transientCodes,
] as const satisfies readonly Code[];

export type CommonCode = (typeof commonCodes)[number];
