import { bearer } from '../api.js';
import {
  publicChecks,
  bodyChecks,
  credentials,
  unknownId,
  unknownMember,
  get,
  send,
  type MakeRoutes,
} from '../problems/faults.js';
import { tokenFaults } from '../problems/prepared.js';
import { createKey } from './create-key.js';

const makeRoutes: MakeRoutes = (api) => {
  const { bearerChecks, oldSignIn } = tokenFaults(api);
  return {
    'GET /api-keys': () => ({
      request: get('/api-keys', ...bearer(api.user.accessToken)),
      faults: [...publicChecks, credentials, bearerChecks],
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
        bearerChecks,
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
      faults: [...publicChecks, credentials, bearerChecks, [unknownId]],
    }),
  };
};

export default makeRoutes;
