import type { Shown } from './run';

/** Every experiment by family, except those about API keys (api-keys.spec.ts), which are deleted with the feature. */
export const families: Readonly<Record<string, readonly Shown[]>> = {
  'access tokens': [
    {
      slug: 'token-malformed',
      refused: '401 Access token malformed',
      fix: 'Send the token as it was issued',
    },
    { slug: 'token-invalid', refused: '401 Access token not accepted', fix: 'Sign in' },
    { slug: 'token-for-another-api', refused: '401 Access token not accepted', fix: 'Sign in' },
    {
      slug: 'token-of-another-algorithm',
      refused: '401 Access token not accepted',
      fix: 'Sign in',
    },
    {
      slug: 'token-expired',
      refused: '401 Access token expired',
      fix: 'Refresh the access token',
    },
    {
      slug: 'token-stale',
      refused: '401 Access token out of date (role changed since)',
      fix: 'Refresh the access token',
    },
  ],
  sessions: [
    { slug: 'session-expired', refused: '401 Session expired', fix: 'Sign in' },
    { slug: 'session-revoked', refused: '401 Session ended', fix: 'Sign in' },
    {
      slug: 'refresh-token-invalid',
      refused: '401 Refresh token not accepted',
      fix: 'Send the refresh token',
    },
    { slug: 'refresh-token-reused', refused: '401 Session ended for safety', fix: 'Sign in' },
  ],
  'sign-in': [
    { slug: 'authentication-required', refused: '401 Authentication required', fix: 'Sign in' },
    {
      slug: 'invalid-credentials',
      refused: '401 Invalid credentials',
      fix: 'Correct the password',
    },
    {
      slug: 'step-up-required',
      refused: '401 Recent sign-in required',
      fix: 'Confirm the password',
    },
  ],
  permissions: [
    {
      slug: 'insufficient-role',
      refused: '403 Not allowed',
      fix: 'Sign in as an administrator',
    },
    {
      slug: 'insufficient-scope',
      refused: '403 Permission missing',
      fix: 'Get a token with the scope',
    },
    {
      slug: 'not-found',
      refused: '404 Not found',
      fix: 'Sign in as its owner',
      after: '204 No Content',
    },
  ],
  'the request': [
    {
      slug: 'authorization-malformed',
      refused: '400 Malformed Authorization header',
      fix: 'Correct the header',
    },
    {
      slug: 'multiple-credentials',
      refused: '400 More than one credential',
      fix: 'Send one of them',
    },
    {
      slug: 'csrf-rejected',
      refused: '403 Request origin not allowed',
      fix: 'Send it from the application',
      after: '303 See Other',
    },
  ],
  waiting: [
    { slug: 'rate-limited', refused: '429 Too many requests', fix: 'Wait 5 seconds' },
    { slug: 'service-unavailable', refused: '503 Temporarily unavailable', fix: 'Wait 5 seconds' },
  ],
};
