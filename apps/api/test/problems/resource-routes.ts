import { basic, bearer, claimsOf, type TestApi } from '../api.js';
import {
  put,
  inTarget,
  authorization,
  publicChecks,
  bodyChecks,
  credentials,
  noCredentials,
  otherScheme,
  wrongBasic,
  origin,
  unknownId,
  unknownMember,
  get,
  send,
  type Route,
} from './faults.js';
import { type Prepared, tokenFaults } from './prepared.js';

const userIn = ({ accessToken }: { readonly accessToken: string }) =>
  String(claimsOf(accessToken)['sub']);

/** The routes of resources, each with a valid request and its possible faults. */
export function resourceRoutes(
  api: TestApi,
  prepared: Prepared,
): Readonly<Record<string, () => Route>> {
  const { wrongToken, noScope, oldSignIn } = tokenFaults(api);
  return {
    'GET /health/live': () => ({ request: get('/health/live'), faults: publicChecks }),
    'GET /docs': () => ({ request: get('/docs'), faults: publicChecks }),
    'GET /docs/start.js': () => ({ request: get('/docs/start.js'), faults: publicChecks }),
    'GET /docs/swagger-ui-bundle.js': () => ({
      request: get('/docs/swagger-ui-bundle.js'),
      faults: publicChecks,
    }),
    'GET /docs/swagger-ui.css': () => ({
      request: get('/docs/swagger-ui.css'),
      faults: publicChecks,
    }),
    'GET /openapi.json': () => ({ request: get('/openapi.json'), faults: publicChecks }),
    'GET /metrics': () => ({ request: get('/metrics'), faults: publicChecks }),
    'GET /health/ready': () => ({ request: get('/health/ready'), faults: publicChecks }),
    'GET /.well-known/jwks.json': () => ({
      request: get('/.well-known/jwks.json'),
      faults: publicChecks,
    }),
    'GET /.well-known/oauth-protected-resource': () => ({
      request: get('/.well-known/oauth-protected-resource'),
      faults: publicChecks,
    }),
    'GET /dev/mailbox': () => ({ request: get('/dev/mailbox'), faults: publicChecks }),
    'GET /user/profile': () => ({
      request: get('/user/profile', ...bearer(api.user.accessToken)),
      faults: [...publicChecks, credentials, [noCredentials, wrongToken, wrongBasic], [noScope]],
    }),
    'GET /admin/users': () => ({
      request: get('/admin/users', ...bearer(prepared.admin)),
      faults: [
        ...publicChecks,
        credentials,
        [noCredentials, otherScheme, wrongToken],
        [['insufficient_role', authorization(...bearer(api.user.accessToken))]],
        [['validation_failed', inTarget(/$/, '?limit=none')]],
      ],
    }),
    'PATCH /admin/users/:id': () => ({
      request: send(
        'PATCH',
        `/admin/users/${userIn(api.user)}`,
        { role: 'user' },
        ...bearer(prepared.admin),
      ),
      faults: [
        ...bodyChecks,
        credentials,
        [noCredentials, otherScheme, wrongToken],
        [['insufficient_role', authorization(...bearer(api.user.accessToken))]],
        [oldSignIn(prepared.admin)],
        [unknownMember],
        [
          unknownId,
          [
            'conflict',
            put({
              target: `/admin/users/${userIn({ accessToken: prepared.admin })}`,
              body: '{"role":"user"}',
            }),
          ],
        ],
      ],
    }),
    'GET /admin/auth-events': () => ({
      request: get('/admin/auth-events', ...bearer(prepared.admin)),
      faults: [
        ...publicChecks,
        credentials,
        [noCredentials, otherScheme, wrongToken],
        [['insufficient_role', authorization(...bearer(api.user.accessToken))]],
        [['validation_failed', inTarget(/$/, '?limit=none')]],
      ],
    }),
    'GET /admin/auth-events/summary': () => ({
      request: get('/admin/auth-events/summary', ...bearer(prepared.admin)),
      faults: [
        ...publicChecks,
        credentials,
        [noCredentials, otherScheme, wrongToken],
        [['insufficient_role', authorization(...bearer(api.user.accessToken))]],
        [['validation_failed', inTarget(/$/, '?period=none')]],
      ],
    }),
    'PATCH /user/profile': () => ({
      request: send('PATCH', '/user/profile', { name: 'Uma' }, ...bearer(api.user.accessToken)),
      faults: [...bodyChecks, credentials, [noCredentials, wrongToken], [noScope], [unknownMember]],
    }),
    'PATCH /user/profile with Basic': () => ({
      request: send('PATCH', '/user/profile', { name: 'Uma' }, ...basic()),
      faults: [...bodyChecks, credentials, [wrongBasic], origin, [unknownMember]],
    }),
    'GET /notes': () => ({
      request: get('/notes?limit=1', ...bearer(api.user.accessToken)),
      faults: [
        ...publicChecks,
        credentials,
        [noCredentials, wrongToken, wrongBasic],
        [noScope],
        [['validation_failed', inTarget(/limit=1/, 'limit=none')]],
      ],
    }),
    'POST /notes': () => ({
      request: send('POST', '/notes', { title: 'x' }, ...bearer(api.user.accessToken)),
      faults: [...bodyChecks, credentials, [noCredentials, wrongToken], [noScope], [unknownMember]],
    }),
    'GET /notes/:id': () => ({
      request: get(`/notes/${prepared.noteId}`, ...bearer(api.user.accessToken)),
      faults: [...publicChecks, credentials, [noCredentials, wrongToken], [noScope], [unknownId]],
    }),
    'PATCH /notes/:id': () => ({
      request: send(
        'PATCH',
        `/notes/${prepared.noteId}`,
        { title: 'y' },
        ...bearer(api.user.accessToken),
      ),
      faults: [
        ...bodyChecks,
        credentials,
        [noCredentials, wrongToken],
        [noScope],
        [unknownMember],
        [unknownId],
      ],
    }),
    'PATCH /notes/:id with Basic': () => ({
      request: send('PATCH', `/notes/${prepared.noteId}`, { title: 'z' }, ...basic()),
      faults: [...bodyChecks, credentials, [wrongBasic], origin, [unknownMember], [unknownId]],
    }),
    'DELETE /notes/:id': () => ({
      request: {
        ...get(`/notes/${prepared.noteId}`, ...bearer(api.user.accessToken)),
        method: 'DELETE',
      },
      faults: [...publicChecks, credentials, [noCredentials, wrongToken], [noScope], [unknownId]],
    }),
    'GET /api-keys': () => ({
      request: get('/api-keys', ...bearer(api.user.accessToken)),
      faults: [...publicChecks, credentials, [noCredentials, otherScheme, wrongToken]],
    }),
    'POST /api-keys': () => ({
      request: send(
        'POST',
        '/api-keys',
        { name: 'x', scopes: ['notes:read'] },
        ...bearer(api.user.accessToken),
      ),
      faults: [
        ...bodyChecks,
        credentials,
        [noCredentials, otherScheme, wrongToken],
        [oldSignIn(api.user.accessToken)],
        [unknownMember],
      ],
    }),
    'DELETE /api-keys/:id': () => ({
      request: {
        ...get(`/api-keys/${prepared.keyId}`, ...bearer(api.user.accessToken)),
        method: 'DELETE',
      },
      faults: [...publicChecks, credentials, [noCredentials, otherScheme, wrongToken], [unknownId]],
    }),
  };
}
