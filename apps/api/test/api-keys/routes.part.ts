import { bearer } from '../api.js';
import {
  publicChecks,
  bodyChecks,
  credentials,
  noCredentials,
  otherScheme,
  unknownId,
  unknownMember,
  get,
  send,
  type MakeRoutes,
} from '../problems/faults.js';
import { tokenFaults } from '../problems/prepared.js';
import { createKey } from './create-key.js';

const makeRoutes: MakeRoutes = (api) => {
  const { wrongToken, oldSignIn } = tokenFaults(api);
  return {
    'GET /api-keys': () => ({
      request: get('/api-keys', ...bearer(api.user.accessToken)),
      faults: [...publicChecks, credentials, [noCredentials, otherScheme, wrongToken]],
    }),
    'POST /api-keys': () => ({
      request: send(
        'POST',
        '/api-keys',
        { name: 'x', scopes: ['profile:read'] },
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
    'DELETE /api-keys/:id': async () => ({
      request: {
        ...get(
          `/api-keys/${(await createKey(api, api.user.accessToken)).id}`,
          ...bearer(api.user.accessToken),
        ),
        method: 'DELETE',
      },
      faults: [...publicChecks, credentials, [noCredentials, otherScheme, wrongToken], [unknownId]],
    }),
  };
};

export default makeRoutes;
