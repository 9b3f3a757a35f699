import { bearer } from '../api.js';
import {
  publicChecks,
  inTarget,
  authorization,
  credentials,
  noCredentials,
  otherScheme,
  get,
  type MakeRoutes,
} from '../problems/faults.js';
import { tokenFaults } from '../problems/prepared.js';

const makeRoutes: MakeRoutes = (api, prepared) => {
  const { wrongToken } = tokenFaults(api);
  return {
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
  };
};

export default makeRoutes;
