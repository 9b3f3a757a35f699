import type { ApiProcess, ApiResponse } from '../api.js';

/**
 * Prepares a feature for an outage of the database, while the database still responds. Returns a function that sends
 * requests of the feature, all of which need the database. A feature has its own in the file `outage.part.ts` of its
 * tests.
 */
export type OutagePart = (
  api: ApiProcess,
  accessToken: string,
) => Promise<() => Promise<ApiResponse>[]>;
