import type { Scheme } from '@repo/errors';
import type { Scope } from '../../src/tokens/scopes.js';
import type { ApiCode } from '../support/api-codes.js';

/** The contract of a route, written down a second time so that a lost decorator is noticed. */
export interface Promised {
  /** Absent if the route is public. */
  readonly schemes?: readonly Scheme[];
  readonly scope?: Scope;
  readonly role?: 'admin';
  /** True if the sign-in must be recent. */
  readonly isStepUp?: true;
  /** Credentials that the route takes instead of those of its schemes; they may come in the body. */
  readonly takes?: 'password' | 'refresh token' | 'either token';
  /** The status of a success. */
  readonly status: number;
  /** The part of the request that is validated, if any. */
  readonly sent?: 'body' | 'query';
  /** Codes that follow neither from its credentials nor from its input, and that not every route can have. */
  readonly codes?: readonly ApiCode[];
}

const token = { schemes: ['Bearer'] } as const;
const any = { schemes: ['Basic', 'ApiKey', 'Bearer'] } as const;
const admin = { ...token, role: 'admin' } as const;
const body = { sent: 'body' } as const;
const query = { sent: 'query' } as const;
const unknown = { codes: ['not_found'] } as const;

/** Every route. A route that is missing here fails the tests. */
export const contract: Readonly<Record<string, Promised>> = {
  'GET /health/live': { status: 200 },
  'GET /health/ready': { status: 200 },
  'GET /.well-known/jwks.json': { status: 200 },
  'GET /.well-known/oauth-protected-resource': { status: 200 },
  'GET /openapi.json': { status: 200 },
  'GET /docs': { status: 200 },
  'GET /docs/start.js': { status: 200 },
  'GET /docs/swagger-ui-bundle.js': { status: 200 },
  'GET /docs/swagger-ui.css': { status: 200 },
  'GET /metrics': { status: 200, ...unknown },
  'GET /dev/mailbox': { status: 200, ...unknown },

  'POST /auth/login': {
    schemes: ['Basic'],
    takes: 'password',
    status: 200,
    ...body,
    codes: ['invalid_credentials', 'rate_limited'],
  },
  'POST /auth/refresh': {
    ...token,
    takes: 'refresh token',
    status: 200,
    ...body,
    codes: ['refresh_token_invalid', 'refresh_token_reused', 'session_expired', 'session_revoked'],
  },
  'POST /auth/logout': {
    ...token,
    takes: 'either token',
    status: 204,
    ...body,
    codes: ['token_malformed', 'token_invalid', 'refresh_token_invalid'],
  },
  'POST /auth/reauthenticate': {
    ...token,
    status: 200,
    ...body,
    codes: ['session_expired', 'password_incorrect', 'rate_limited'],
  },
  'GET /auth/sessions': { ...token, status: 200 },
  'DELETE /auth/sessions': { ...token, status: 204 },
  'DELETE /auth/sessions/:id': { ...token, status: 204, ...unknown },

  'POST /auth/register': { status: 202, ...body, codes: ['rate_limited'] },
  'POST /auth/verify-email': { status: 200, ...body, codes: ['link_invalid'] },
  'POST /auth/forgot-password': { status: 202, ...body, codes: ['rate_limited'] },
  'POST /auth/reset-password': { status: 204, ...body, codes: ['link_invalid'] },

  'GET /user/profile': { ...any, scope: 'profile:read', status: 200 },
  'PATCH /user/profile': { ...any, scope: 'profile:write', status: 200, ...body },
  'POST /user/password': {
    ...token,
    status: 204,
    ...body,
    codes: ['password_incorrect', 'rate_limited'],
  },

  'GET /api-keys': { ...token, status: 200 },
  'POST /api-keys': {
    ...token,
    isStepUp: true,
    status: 201,
    ...body,
    codes: ['insufficient_scope', 'conflict'],
  },
  'DELETE /api-keys/:id': { ...token, status: 204, ...unknown },

  'GET /notes': { ...any, scope: 'notes:read', status: 200, ...query },
  'POST /notes': { ...any, scope: 'notes:write', status: 201, ...body, codes: ['conflict'] },
  'GET /notes/:id': { ...any, scope: 'notes:read', status: 200, ...unknown },
  'PATCH /notes/:id': { ...any, scope: 'notes:write', status: 200, ...body, ...unknown },
  'DELETE /notes/:id': { ...any, scope: 'notes:write', status: 204, ...unknown },

  'GET /admin/users': { ...admin, status: 200, ...query },
  'PATCH /admin/users/:id': {
    ...admin,
    isStepUp: true,
    status: 200,
    ...body,
    codes: ['not_found', 'conflict'],
  },
  'GET /admin/auth-events': { ...admin, status: 200, ...query },
  'GET /admin/auth-events/summary': { ...admin, status: 200, ...query },
};
