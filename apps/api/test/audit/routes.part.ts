import { adminRoute } from '../problems/admin-route.js';
import type { MakeRoutes } from '../problems/faults.js';

const makeRoutes: MakeRoutes = (api, prepared) => ({
  'GET /admin/auth-events': () => adminRoute(api, prepared, '/admin/auth-events', 'limit=none'),
  'GET /admin/auth-events/summary': () =>
    adminRoute(api, prepared, '/admin/auth-events/summary', 'period=none'),
});

export default makeRoutes;
