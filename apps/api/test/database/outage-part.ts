import type { ApiProcess, ApiResponse } from '../api.js';

/**
 * Prepares what a feature needs while the database is there, and returns a function that sends its requests, all of which need
 * the database. A feature has its own in the file `outage.part.ts` of its tests.
 */
export type OutagePart = (
  api: ApiProcess,
  accessToken: string,
) => Promise<() => Promise<ApiResponse>[]>;
