import type { ServerResponse } from 'node:http';
import { good, user, type StubApi } from '../support/stub-api';

const PASSWORD = 'correct horse battery staple';

/** A form, and the API call that carries it out. */
export interface Kind {
  readonly page: string;
  /** The form's name, if its page has several. */
  readonly name?: string;
  readonly isSignedIn: boolean;
  readonly typed: Record<string, string>;
  readonly call: string;
  /** The result that the response shows, for a form whose result is shown only once. */
  readonly shows?: string;
  readonly respond: (api: StubApi, response: ServerResponse) => unknown;
}

const done = (_api: StubApi, response: ServerResponse) => response.writeHead(204).end();

/** Forms by what they are for. A feature adds its own in a file `run-once.part.ts` beside its tests. */
export type Kinds = Readonly<Record<string, Kind>>;

export const generalKinds: Kinds = {
  'sign-in': {
    page: '/login',
    isSignedIn: false,
    typed: { email: user.email, password: PASSWORD },
    call: 'POST /auth/login',
    respond: async (api, response) => good(response, 'POST /auth/login', await api.tokens('s-1')),
  },
  'change of the password': {
    page: '/account/security',
    name: 'change',
    isSignedIn: true,
    typed: { currentPassword: PASSWORD, newPassword: 'a lighthouse in the fog' },
    call: 'POST /user/password',
    respond: done,
  },
  reset: {
    page: '/reset-password?token=a-token_1',
    name: 'reset',
    isSignedIn: false,
    typed: { password: 'a lighthouse in the fog' },
    call: 'POST /auth/reset-password',
    respond: done,
  },
  verification: {
    page: '/verify-email?token=a-token_1',
    name: 'verify',
    isSignedIn: false,
    typed: { name: 'Grace', password: 'a lighthouse in the fog' },
    call: 'POST /auth/verify-email',
    respond: async (api, response) =>
      good(response, 'POST /auth/verify-email', await api.tokens('s-2')),
  },
  'new name': {
    page: '/account',
    name: 'rename',
    isSignedIn: true,
    typed: { name: 'Grace' },
    call: 'PATCH /user/profile',
    respond: (_api, response) => good(response, 'PATCH /user/profile', { ...user, name: 'Grace' }),
  },
};
