import type { Entry } from './entry.js';

export const api_key_invalid = {
  status: 401,
  title: 'API key not accepted',
  detail: 'The API key was not accepted. Check that it is complete, or create a new one.',
  retry: 'with_credentials',
  challenge: 'bare',
  meaning: 'An API key was sent that matches no active key.',
  causes: [
    'The key is incomplete: its checksum is wrong.',
    'The key has been revoked.',
    'The key belongs to another installation, such as a test system.',
  ],
  example: {
    request: {
      method: 'GET',
      path: '/user/profile',
      fields: { 'X-API-Key': 'fk_example_secret' },
    },
    scope: 'profile:read',
    used: 'ApiKey',
  },
  fix: {
    client: 'Stop and report it: the same key will not be accepted later either.',
    person: 'Create a new key on your account page, and replace the old one.',
    owner:
      'Unknown, revoked and foreign keys get the same response. Keys are stored as hashes, so a lost one cannot be shown again, only replaced.',
  },
  confusedWith: {
    code: 'insufficient_scope',
    difference:
      'Here the key itself is not accepted. With insufficient_scope it is accepted, but lacks the permission.',
  },
  specifications: ['RFC 9110 §15.5.2', 'RFC 9110 §11.4'],
} as const satisfies Entry;

export const api_key_expired = {
  status: 401,
  title: 'API key expired',
  detail: 'The API key has expired. Create a new one.',
  retry: 'with_credentials',
  challenge: 'bare',
  meaning:
    'The API key is genuine, but the expiry date that was set when it was created has passed.',
  causes: ['The time in expiresAt has passed.'],
  example: {
    request: {
      method: 'GET',
      path: '/user/profile',
      fields: { Authorization: 'ApiKey fk_example_secret' },
    },
    scope: 'profile:read',
    used: 'ApiKey',
  },
  fix: {
    client: 'Stop and report it. Next time, replace the key before expiresAt.',
    person: 'Create a new key on your account page, and replace the old one.',
    owner:
      'Only the holder of the complete key learns that it has expired: the secret is checked first.',
  },
  confusedWith: {
    code: 'token_expired',
    difference:
      'A refresh replaces an expired access token without the user. An API key has no refresh: the user has to create a new one.',
  },
  specifications: ['RFC 9110 §15.5.2', 'RFC 9110 §11.4'],
} as const satisfies Entry;
