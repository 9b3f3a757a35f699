import { bearer, type TestApi } from '../api.js';
import { authorization, credentials, get, inTarget, publicChecks, type Route } from './faults.js';
import { type Prepared, tokenFaults } from './prepared.js';

/** Makes the fault of a user who is not an administrator. */
export const wrongRole = (api: TestApi) =>
  ['insufficient_role', authorization(...bearer(api.user.accessToken))] as const;

/** Makes the request and the possible faults of a route that only administrators may read. */
export function adminRoute(
  api: TestApi,
  { admin }: Prepared,
  target: string,
  invalidQuery: string,
): Route {
  const { bearerChecks } = tokenFaults(api);
  return {
    request: get(target, ...bearer(admin)),
    faults: [
      ...publicChecks,
      credentials,
      bearerChecks,
      [wrongRole(api)],
      [['validation_failed', inTarget(/$/, `?${invalidQuery}`)]],
    ],
  };
}
