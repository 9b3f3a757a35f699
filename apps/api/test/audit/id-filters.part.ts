import type { IdFilters } from '../validation/id-filters.js';

export default [
  ['/admin/auth-events', 'requestId'],
  ['/admin/auth-events', 'userId'],
] satisfies IdFilters;
