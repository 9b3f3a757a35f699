import type { ServerResponse } from 'node:http';
import { note } from '../app/notes/stub-notes';
import { good, newKey, user, type StubApi } from '../support/stub-api';

const PASSWORD = 'correct horse battery staple';

/** A form, and the call of the API that carries it out. */
export interface Kind {
  readonly page: string;
  readonly isSignedIn: boolean;
  readonly typed: Record<string, string>;
  readonly call: string;
  readonly answer: (api: StubApi, response: ServerResponse) => unknown;
}

const done = (_api: StubApi, response: ServerResponse) => response.writeHead(204).end();

/** Forms of each kind, by what they are for. */
export const kinds: Record<string, Kind> = {
  'sign-in': {
    page: '/login',
    isSignedIn: false,
    typed: { email: user.email, password: PASSWORD },
    call: 'POST /auth/login',
    answer: async (api, response) => good(response, 'POST /auth/login', await api.tokens('s-1')),
  },
  'change of the password': {
    page: '/account/security',
    isSignedIn: true,
    typed: { currentPassword: PASSWORD, newPassword: 'a lighthouse in the fog' },
    call: 'POST /user/password',
    answer: done,
  },
  reset: {
    page: '/reset-password?token=a-token_1',
    isSignedIn: false,
    typed: { password: 'a lighthouse in the fog' },
    call: 'POST /auth/reset-password',
    answer: done,
  },
  verification: {
    page: '/verify-email?token=a-token_1',
    isSignedIn: false,
    typed: { name: 'Grace', password: 'a lighthouse in the fog' },
    call: 'POST /auth/verify-email',
    answer: async (api, response) =>
      good(response, 'POST /auth/verify-email', await api.tokens('s-2')),
  },
  'new key': {
    page: '/account/api-keys',
    isSignedIn: true,
    typed: { name: 'Backup', scopes: 'notes:read', lifetime: '90' },
    call: 'POST /api-keys',
    answer: (_api, response) => good(response, 'POST /api-keys', newKey),
  },
  'new name': {
    page: '/account',
    isSignedIn: true,
    typed: { name: 'Grace' },
    call: 'PATCH /user/profile',
    answer: (_api, response) => good(response, 'PATCH /user/profile', { ...user, name: 'Grace' }),
  },
  'new note': {
    page: '/notes',
    isSignedIn: true,
    typed: { title: note.title, text: note.text },
    call: 'POST /notes',
    answer: (_api, response) => good(response, 'POST /notes', note),
  },
};

/** The forms' names on their pages, by the same keys. */
export const nameOf: Record<string, string> = {
  'change of the password': 'change',
  reset: 'reset',
  verification: 'verify',
  'new key': 'create',
  'new name': 'rename',
  'new note': 'write',
};
