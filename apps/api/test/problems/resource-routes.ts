import { bearer, claimsOf, type TestApi } from '../api.js';
import { adminRoute, wrongRole } from './admin-route.js';
import {
  put,
  publicChecks,
  bodyChecks,
  credentials,
  noCredentials,
  unknownId,
  unknownMember,
  get,
  send,
  type Routes,
} from './faults.js';
import { type Prepared, tokenFaults } from './prepared.js';

const userIn = ({ accessToken }: { readonly accessToken: string }) =>
  String(claimsOf(accessToken)['sub']);

/** Makes the routes of resources, each with a valid request and its possible faults. */
export function resourceRoutes(api: TestApi, prepared: Prepared): Routes {
  const { wrongToken, bearerChecks, noScope, oldSignIn } = tokenFaults(api);
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
      faults: [...publicChecks, credentials, [noCredentials, wrongToken], [noScope]],
    }),
    'GET /admin/users': () => adminRoute(api, prepared, '/admin/users', 'limit=none'),
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
        bearerChecks,
        [wrongRole(api)],
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
    'PATCH /user/profile': () => ({
      request: send('PATCH', '/user/profile', { name: 'Uma' }, ...bearer(api.user.accessToken)),
      faults: [...bodyChecks, credentials, [noCredentials, wrongToken], [noScope], [unknownMember]],
    }),
  };
}
