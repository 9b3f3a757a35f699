import { admin, query, type Promises } from '../contract/promised.js';

export default {
  'GET /admin/auth-events': { ...admin, status: 200, ...query },
  'GET /admin/auth-events/summary': { ...admin, status: 200, ...query },
} satisfies Promises;
