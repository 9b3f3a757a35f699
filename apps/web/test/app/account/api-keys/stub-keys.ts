import { itemOf, sampleOf } from '../../../support/sample';

/** The key in the list of the stub. */
export const apiKey = itemOf('GET /api-keys', 'apiKeys', {
  id: '01980000-0000-7000-8000-00000000000a',
  name: 'CI',
  scopes: ['profile:read', 'profile:write'],
  createdAt: '2026-01-02T00:00:00.000Z',
});

/** The stub's response when a key is created. */
export const newKey = sampleOf('POST /api-keys', {
  id: '01980000-0000-7000-8000-00000000000b',
  name: 'Backup',
  scopes: ['profile:read', 'profile:write'],
  createdAt: '2026-01-03T00:00:00.000Z',
  expiresAt: '2126-01-03T00:00:00.000Z',
  key: 'fk_a_secret_that_is_shown_once',
});
