import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const apiKey = {
  api_key_invalid: {
    status: 401,
    title: 'API key not accepted',
    detail: 'The API key was not accepted. Check that it is whole, or create a new one.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'bare',
    extra: {},
    meaning: 'An API key was sent, and no key that is in use matches it.',
    causes: [
      'The key is not whole: its checksum does not fit.',
      'The key has been revoked.',
      'The key is of another installation, such as a test system.',
    ],
    example: {
      request: {
        method: 'GET',
        path: '/notes',
        fields: { 'X-API-Key': 'fk_example_secret' },
      },
      schemes: ['Basic', 'ApiKey', 'Bearer'],
      used: 'ApiKey',
    },
    fix: {
      client: 'Stop and report it: the same key will not be accepted later either.',
      person: 'Create a new key on your account page, and put it where the old one was.',
      owner:
        'Unknown, revoked and foreign keys get one answer. Keys are stored as hashes, so a lost one cannot be shown again, only replaced.',
    },
    neighbour: {
      code: 'insufficient_scope',
      difference:
        'Here the key itself is not accepted. insufficient_scope accepts it, and says that it was not given this permission.',
    },
    specifications: ['RFC 9110 §15.5.2', 'RFC 9110 §11.4'],
  },
  api_key_expired: {
    status: 401,
    title: 'API key expired',
    detail: 'The API key has expired. Create a new one.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'bare',
    extra: {},
    meaning: 'The API key is genuine, and the end that was set when it was created has come.',
    causes: ['The time in expiresAt has passed.'],
    example: {
      request: {
        method: 'GET',
        path: '/notes',
        fields: { Authorization: 'ApiKey fk_example_secret' },
      },
      schemes: ['Basic', 'ApiKey', 'Bearer'],
      used: 'ApiKey',
    },
    fix: {
      client: 'Stop and report it. Replace the key before expiresAt the next time.',
      person: 'Create a new key on your account page, and put it where the old one was.',
      owner:
        'Only the holder of the whole key learns that it has expired: the secret is checked first.',
    },
    neighbour: {
      code: 'token_expired',
      difference:
        'An expired access token is replaced by a refresh, unseen. An API key has none: a person has to create the next one.',
    },
    specifications: ['RFC 9110 §15.5.2', 'RFC 9110 §11.4'],
  },
} as const satisfies Partial<Record<Code, Entry>>;
