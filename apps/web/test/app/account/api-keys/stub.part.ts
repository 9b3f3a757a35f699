import { type StubResponses, good } from '../../../support/stub-api';
import { apiKey, newKey } from './stub-keys';

export default {
  'GET /api-keys': (response) => good(response, 'GET /api-keys', { apiKeys: [apiKey] }),
  'POST /api-keys': (response) => good(response, 'POST /api-keys', newKey),
} satisfies StubResponses;
