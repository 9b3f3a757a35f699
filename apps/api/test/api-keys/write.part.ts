import { vi } from 'vitest';
import { ApiKeys } from '../../src/api-keys/api-keys.js';
import type { WritePart } from '../database/write-part.js';
import { requestKey } from './create-key.js';

export default {
  send: (api, token) => requestKey(api, token),
  spy: (api) => vi.spyOn(api.app.get(ApiKeys), 'create'),
} satisfies WritePart;
