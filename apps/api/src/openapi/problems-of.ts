import { codes, type Code, isAutomatic } from '@repo/errors';
import { AuthenticationGuard } from '../authentication/authentication.guard.js';
import { OriginGuard } from '../authorization/origin.guard.js';
import { RecentSignInGuard } from '../authorization/recent-sign-in.guard.js';
import { RolesGuard } from '../authorization/roles.guard.js';
import { ScopesGuard } from '../authorization/scopes.guard.js';
import { strategies } from '../strategies/strategies.js';
import { declaredProblems, type Operation } from './operations.js';

/** Problems that any request can have: it is refused before routing, or the server fails. */
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
const VALIDATION: readonly Code[] = ['validation_failed'];

/**
 * Returns every problem that an operation can have: the general problems, those of its guards, strategies or verifier, and
 * those of its handler. They have the order of `codes`.
 */
export function problemsOf(operation: Operation): Code[] {
  const { isPublic, protection, hasRoles, isStepUp, body, query } = operation;
  const changes = operation.method !== 'GET';
  // The guards declare their problems; this only selects the guards that can refuse the operation.
  const guards = [
    !isPublic && AuthenticationGuard,
    !isPublic && changes && protection.schemes.some(isAutomatic) && OriginGuard,
    hasRoles && RolesGuard,
    protection.scopes.length > 0 && ScopesGuard,
    isStepUp && RecentSignInGuard,
  ].filter((guard) => guard !== false);
  const can = new Set<Code>([
    ...ANYWHERE,
    ...(changes ? BODY : []),
    ...(body === undefined && query === undefined ? [] : VALIDATION),
    ...guards.flatMap(declaredProblems),
    ...(isPublic ? [] : authenticationProblems(operation)),
    ...operation.problems,
  ]);
  return codes.filter((code) => can.has(code));
}

function authenticationProblems({ verifier, protection }: Operation): Code[] {
  if (verifier !== undefined) return [...declaredProblems(verifier)];
  return protection.schemes.flatMap((scheme) => declaredProblems(strategies[scheme]));
}
