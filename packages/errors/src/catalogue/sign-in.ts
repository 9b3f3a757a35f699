import type { Code } from '../codes.js';
import type { Entry } from './entry.js';

export const signIn = {
  authentication_required: {
    status: 401,
    title: 'Authentication required',
    detail: 'You need to log in to access this resource.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'bare',
    extra: [],
  },
  invalid_credentials: {
    status: 401,
    title: 'Invalid credentials',
    detail: 'The email address or the password is not right.',
    retry: 'with_credentials',
    kind: 'credentials',
    challenge: 'bare',
    extra: [],
  },
  step_up_required: {
    status: 401,
    title: 'Recent sign-in required',
    detail: 'This needs a recent sign-in. Confirm your password and repeat the request.',
    retry: 'after_reauth',
    kind: 'credentials',
    challenge: 'insufficient_user_authentication',
    extra: ['maxAge'],
  },
  password_incorrect: {
    status: 422,
    title: 'Password incorrect',
    detail: 'The password is not right. You are still signed in: try again.',
    retry: 'after_fix',
    kind: 'request',
    challenge: 'none',
    extra: [],
  },
} as const satisfies Partial<Record<Code, Entry>>;
