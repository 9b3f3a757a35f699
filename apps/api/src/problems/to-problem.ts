import { HttpException } from '@nestjs/common';
import type { Code } from '@repo/errors';
import { DatabaseUnavailable } from '../database/outages.js';
import { problem, ProblemException } from './problem-exception.js';

/** `Retry-After` of an outage, in seconds. */
const RETRY_AFTER = 5;

/** Codes of the errors that Nest and Fastify throw, by status. */
const codeByStatus = {
  401: 'authentication_required',
  404: 'not_found',
  408: 'request_timeout',
  409: 'conflict',
  413: 'content_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  417: 'expectation_failed',
  431: 'header_fields_too_large',
} as const satisfies Record<number, Code>;

/** Turns any error into a refusal. An unexpected error becomes the cause of an `internal_error`. */
export function toProblem(error: unknown): ProblemException {
  if (error instanceof ProblemException) return error;
  // An outage is never a 401: no session may end because of it.
  if (error instanceof DatabaseUnavailable) {
    return problem('service_unavailable', { retryAfter: RETRY_AFTER }, { cause: error });
  }
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error);
  return problem('internal_error', {}, { cause: error });
}

function ofStatus(status: number, cause: HttpException): ProblemException {
  if (isKnown(status)) return problem(codeByStatus[status]);
  if (status >= 400 && status < 500) return problem('bad_request', {}, { status });
  if (status === 503) {
    return problem('service_unavailable', { retryAfter: RETRY_AFTER }, { cause });
  }
  return problem('internal_error', {}, status >= 500 ? { cause, status } : { cause });
}

function isKnown(status: number): status is keyof typeof codeByStatus {
  return status in codeByStatus;
}
