import { any, body, query, unknown, type Promises } from '../contract/promised.js';

export default {
  'GET /notes': { ...any, scope: 'notes:read', status: 200, ...query },
  'POST /notes': { ...any, scope: 'notes:write', status: 201, ...body, codes: ['conflict'] },
  'GET /notes/:id': { ...any, scope: 'notes:read', status: 200, ...unknown },
  'PATCH /notes/:id': { ...any, scope: 'notes:write', status: 200, ...body, ...unknown },
  'DELETE /notes/:id': { ...any, scope: 'notes:write', status: 204, ...unknown },
} satisfies Promises;
