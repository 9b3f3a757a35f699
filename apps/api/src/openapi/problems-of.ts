import type { Type } from '@nestjs/common';
import { codes, type Code, type Scheme } from '@repo/errors';
import { ApiKeyStrategy } from '../strategies/api-key.strategy.js';
import { BasicStrategy } from '../strategies/basic.strategy.js';
import { JwtStrategy } from '../strategies/jwt.strategy.js';
import { declaredProblems, type Operation } from './operations.js';

const strategies: Readonly<Record<Scheme, Type>> = {
  Bearer: JwtStrategy,
  Basic: BasicStrategy,
  ApiKey: ApiKeyStrategy,
};

/** What any request can be answered with, before its route is known or when something of ours fails. */
const ANYWHERE: readonly Code[] = [
  'bad_request',
  'request_timeout',
  'uri_too_long',
  'unsupported_media_type',
  'expectation_failed',
  'header_fields_too_large',
  'internal_error',
  'service_unavailable',
];

const BODY: readonly Code[] = ['malformed_json', 'content_too_large'];

/** What the reader of credentials refuses. */
const CREDENTIALS: readonly Code[] = [
  'authentication_required',
  'authorization_malformed',
  'multiple_credentials',
];

/** Exactly the problems that an operation can answer, in the catalogue's order: what its guards throw, and its handler. */
export function problemsOf(operation: Operation): Code[] {
  const { method, isPublic, role, scopes, isStepUp, body, query, answers } = operation;
  const can = new Set<Code>([...ANYWHERE, ...answers]);
  const add = (...added: readonly Code[]) => added.forEach((code) => can.add(code));
  const isSafe = method === 'GET';
  if (!isSafe) add(...BODY);
  if (!isPublic) add(...CREDENTIALS, ...authenticationProblems(operation));
  // A browser sends Basic by itself, whichever site asks: the origin guard looks at it.
  if (!isPublic && !isSafe && operation.protection.schemes.includes('Basic')) add('csrf_rejected');
  if (role !== undefined) add('insufficient_role');
  if (scopes.length > 0) add('insufficient_scope');
  if (isStepUp) add('step_up_required');
  if (body !== undefined || query !== undefined) add('validation_failed');
  return codes.filter((code) => can.has(code));
}

function authenticationProblems({ verifier, protection }: Operation): Code[] {
  if (verifier !== undefined) return [...declaredProblems(verifier)];
  return protection.schemes.flatMap((scheme) => declaredProblems(strategies[scheme]));
}
