import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const body = {
  malformed_json: {
    status: 400,
    title: 'Body is not valid JSON',
    detail: 'The body could not be read as JSON.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    detail: 'The body must be JSON, sent with Content-Type: application/json.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
  validation_failed: {
    status: 422,
    title: 'Validation failed',
    detail: 'Some of the values are not valid. The errors member lists each of them.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: ['errors'],
  },
} as const satisfies Partial<Record<Code, Entry>>;
