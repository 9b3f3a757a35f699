import { DEMO_PASSWORD } from '@repo/db';
import { bearer, type TestApi, USER } from '../api.js';
import {
  authorization,
  inBody,
  noBody,
  publicChecks,
  bodyChecks,
  credentials,
  besideBody,
  noCredentials,
  otherSchemes,
  emptyBody,
  wrongRefresh,
  unknownId,
  wrongLink,
  unknownMember,
  get,
  send,
  type Routes,
} from './faults.js';
import { type Prepared, tokenFaults } from './prepared.js';

/**
 * The routes of accounts and sessions, each with a valid request and its possible faults. The order matters: the requests of
 * the last two routes end the sessions that earlier ones use.
 */
export function accountRoutes(api: TestApi, prepared: Prepared): Routes {
  const { forged, bearerChecks } = tokenFaults(api);
  return {
    'POST /auth/login': () => ({
      request: send('POST', '/auth/login', { email: USER, password: DEMO_PASSWORD }),
      faults: [
        ...bodyChecks,
        credentials,
        [
          ['authentication_required', noBody],
          ['invalid_credentials', inBody('password', 'wrong')],
        ],
        [unknownMember],
      ],
    }),
    'POST /auth/refresh': () => ({
      request: send('POST', '/auth/refresh', { refreshToken: api.user.refreshToken }),
      faults: [
        ...bodyChecks,
        [...credentials, besideBody('refreshToken')],
        // A rotation cannot be undone, so every other check comes before it.
        [unknownMember],
        [
          emptyBody,
          wrongRefresh,
          ['session_revoked', inBody('refreshToken', prepared.ended.refreshToken)],
        ],
      ],
    }),
    'POST /auth/refresh with Bearer': () => ({
      request: send('POST', '/auth/refresh', undefined, ...bearer(prepared.other.refreshToken)),
      faults: [
        ...bodyChecks,
        [...credentials, besideBody('refreshToken')],
        [unknownMember],
        [
          noCredentials,
          ...otherSchemes,
          forged('refresh_token_invalid'),
          ['session_revoked', authorization(...bearer(prepared.ended.refreshToken))],
        ],
      ],
    }),
    'POST /auth/reauthenticate': () => ({
      request: send(
        'POST',
        '/auth/reauthenticate',
        { password: DEMO_PASSWORD },
        ...bearer(api.user.accessToken),
      ),
      faults: [
        ...bodyChecks,
        credentials,
        bearerChecks,
        [unknownMember],
        [['password_incorrect', inBody('password', 'wrong')]],
      ],
    }),
    'GET /auth/sessions': () => ({
      request: get('/auth/sessions', ...bearer(api.user.accessToken)),
      faults: [...publicChecks, credentials, bearerChecks],
    }),
    'GET /user/credentials': () => ({
      request: get('/user/credentials', ...bearer(api.user.accessToken)),
      faults: [...publicChecks, credentials, bearerChecks],
    }),
    'DELETE /auth/sessions/:id': () => ({
      request: {
        ...get(`/auth/sessions/${prepared.sessionId}`, ...bearer(api.user.accessToken)),
        method: 'DELETE',
      },
      faults: [...publicChecks, credentials, bearerChecks, [unknownId]],
    }),
    'DELETE /auth/sessions': () => ({
      request: { ...get('/auth/sessions', ...bearer(prepared.admin)), method: 'DELETE' },
      faults: [...publicChecks, credentials, bearerChecks],
    }),
    'POST /auth/logout': () => ({
      request: send('POST', '/auth/logout', { refreshToken: prepared.other.refreshToken }),
      faults: [
        ...bodyChecks,
        [...credentials, besideBody('refreshToken')],
        [emptyBody, wrongRefresh],
        [unknownMember],
      ],
    }),
    'POST /auth/logout with Bearer': () => ({
      request: send('POST', '/auth/logout', undefined, ...bearer(api.user.accessToken)),
      faults: [
        ...bodyChecks,
        [...credentials, besideBody('refreshToken')],
        bearerChecks,
        [unknownMember],
      ],
    }),
    'POST /auth/register': () => ({
      request: send('POST', '/auth/register', { email: 'nora@example.com' }),
      faults: [...bodyChecks, [unknownMember, ['validation_failed', inBody('email', 'nobody')]]],
    }),
    'POST /auth/verify-email': () => ({
      request: send('POST', '/auth/verify-email', {
        token: prepared.links.verification,
        name: 'Nora',
        password: 'seven quiet herons',
      }),
      faults: [
        ...bodyChecks,
        [
          unknownMember,
          ['validation_failed', inBody('password', 'short')],
          ['validation_failed', inBody('name', '')],
        ],
        [wrongLink],
      ],
    }),
    'POST /auth/forgot-password': () => ({
      request: send('POST', '/auth/forgot-password', { email: USER }),
      faults: [...bodyChecks, [unknownMember, ['validation_failed', inBody('email', 'nobody')]]],
    }),
    // These come last: they change the administrator's password, and then end the user's sessions.
    'POST /user/password': () => ({
      request: send(
        'POST',
        '/user/password',
        { currentPassword: DEMO_PASSWORD, newPassword: 'seven quiet herons' },
        ...bearer(prepared.admin),
      ),
      faults: [
        ...bodyChecks,
        credentials,
        bearerChecks,
        [
          unknownMember,
          ['validation_failed', inBody('newPassword', 'short')],
          ['validation_failed', inBody('revoke', ['unknown'])],
        ],
        [['password_incorrect', inBody('currentPassword', 'wrong')]],
      ],
    }),
    'POST /auth/reset-password': () => ({
      request: send('POST', '/auth/reset-password', {
        token: prepared.links.reset,
        password: 'seven quiet herons',
      }),
      faults: [
        ...bodyChecks,
        [unknownMember, ['validation_failed', inBody('password', 'short')]],
        [wrongLink],
      ],
    }),
  };
}
