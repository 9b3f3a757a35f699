import { vi } from 'vitest';
import { Notes } from '../../src/notes/notes.js';
import { bearer } from '../api.js';
import type { WritePart } from '../database/write-part.js';

export default {
  send: (api, token) => api.post('/notes', { title: 'Shopping' }, ...bearer(token)),
  spy: (api) => vi.spyOn(api.app.get(Notes), 'create'),
} satisfies WritePart;
