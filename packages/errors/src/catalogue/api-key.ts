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
    extra: [],
  },
  api_key_expired: {
    status: 401,
    title: 'API key expired',
    detail: 'The API key has expired. Create a new one.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'bare',
    extra: [],
  },
} as const satisfies Partial<Record<Code, Entry>>;
