import { body, token, unknown, type Promises } from '../contract/promised.js';

export default {
  'GET /api-keys': { ...token, status: 200 },
  'POST /api-keys': {
    ...token,
    isStepUp: true,
    status: 201,
    ...body,
    codes: ['insufficient_scope', 'conflict'],
  },
  'DELETE /api-keys/:id': { ...token, status: 204, ...unknown },
} satisfies Promises;
