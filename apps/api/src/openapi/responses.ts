import { STATUS_CODES } from 'node:http';
import { catalogue, extraNamesOf } from '@repo/errors';
import type { Code, JsonSchema } from '@repo/errors';
import { challengesOf } from '../problems/protection.js';
import type { About } from './about.js';
import type { Operation } from './operations.js';
import { groupBy } from './group.js';
import { jsonSchemaOf } from './json-schema.js';
import { problemsOf } from './problems-of.js';

/** draft-ietf-httpapi-ratelimit-headers: lists of structured fields (RFC 9651). */
const rateLimitHeaders = {
  RateLimit: {
    description: 'Each exceeded limit, and the seconds until it resets.',
    schema: { type: 'string', pattern: '^"[a-z-]+";r=0;t=[0-9]+' },
  },
  'RateLimit-Policy': {
    description: 'The requests that each of these limits allows, and its window in seconds.',
    schema: { type: 'string', pattern: '^"[a-z-]+";q=[0-9]+;w=[0-9]+' },
  },
};

/** Builds the responses of an operation, by status. */
export function responsesOf(operation: Operation, about: About): Record<string, JsonSchema> {
  const byStatus = groupBy(problemsOf(operation), (code) => String(catalogue[code].status));
  return Object.fromEntries([
    [String(operation.status), success(operation)],
    ...[...byStatus].map(([status, codes]) => [status, refusals(codes, operation, about)]),
  ]);
}

function success({ status, returned, description: prose }: Operation): JsonSchema {
  const description = prose?.success ?? STATUS_CODES[status];
  if (returned === undefined) return { description };
  const schema = jsonSchemaOf(returned.schema, 'output');
  return { description, content: { [returned.mediaType]: { schema } } };
}

function refusals(codes: readonly Code[], operation: Operation, about: About): JsonSchema {
  const refs = codes.map((code) => ({ $ref: `#/components/schemas/${code}` }));
  const schema = refs.length === 1 ? refs[0] : { oneOf: refs };
  return {
    description: codes.map((code) => catalogue[code].title).join(' · '),
    headers: headersOf(codes, operation, about),
    content: { 'application/problem+json': { schema } },
  };
}

function headersOf(codes: readonly Code[], operation: Operation, about: About): JsonSchema {
  const challenged = codes.flatMap((code) => {
    const lines = challengeLines(code, operation, about);
    return lines.length === 0 ? [] : [[code, { value: lines }] as const];
  });
  const isLimited = codes.includes('rate_limited');
  const isDelayed = codes.some((code) => extraNamesOf(code).includes('retryAfter'));
  return {
    ...(challenged.length > 0 && {
      'WWW-Authenticate': {
        description: 'One field line per scheme of the route (RFC 9110 §11.6.1).',
        required: challenged.length === codes.length,
        schema: { type: 'array', items: { type: 'string', minLength: 1 } },
        examples: Object.fromEntries(challenged),
      },
    }),
    ...(isLimited && rateLimitHeaders),
    ...(isDelayed && {
      'Retry-After': {
        description: 'Seconds.',
        required: true,
        schema: { type: 'integer', minimum: 0 },
      },
    }),
  };
}

function challengeLines(code: Code, { protection }: Operation, about: About): string[] {
  return challengesOf(code, protection, about.resourceMetadata, { maxAge: about.maxAge });
}
