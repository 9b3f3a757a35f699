import { partsOf } from '../support/parts.js';
import { admin, any, body, type Promises, query, token, unknown } from './promised.js';

const general: Promises = {
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
    ...token,
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
  'GET /user/credentials': { ...token, status: 200 },
  'POST /user/password': {
    ...token,
    status: 204,
    ...body,
    codes: ['password_incorrect', 'rate_limited'],
  },

  'GET /admin/users': { ...admin, status: 200, ...query },
  'PATCH /admin/users/:id': {
    ...admin,
    isStepUp: true,
    status: 200,
    ...body,
    codes: ['not_found', 'conflict'],
  },
};

/** Every route. A route that is missing here fails the tests. */
export const contract: Promises = Object.assign(
  general,
  ...(await partsOf<Promises>('promised.part.ts')),
);
