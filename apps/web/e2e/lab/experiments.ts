/** What an experiment shows: the refusal, the button of its fix, and the response to the same request after it. */
export interface Shown {
  readonly slug: string;
  readonly refused: string;
  readonly fix: string;
  readonly after: string;
}

const list: [slug: string, refused: string, fix: string, after: string][] = [
  ['authentication-required', '401 Authentication required', 'Sign in', '200 OK'],
  ['invalid-credentials', '401 Invalid credentials', 'Correct the password', '200 OK'],
  ['token-malformed', '401 Access token malformed', 'Send the token as it was issued', '200 OK'],
  ['token-invalid', '401 Access token not accepted', 'Sign in', '200 OK'],
  ['token-for-another-api', '401 Access token not accepted', 'Sign in', '200 OK'],
  ['token-of-another-algorithm', '401 Access token not accepted', 'Sign in', '200 OK'],
  ['session-expired', '401 Session expired', 'Sign in', '200 OK'],
  ['session-revoked', '401 Session ended', 'Sign in', '200 OK'],
  ['refresh-token-invalid', '401 Refresh token not accepted', 'Send the refresh token', '200 OK'],
  ['refresh-token-reused', '401 Session ended for safety', 'Sign in', '200 OK'],
  ['token-expired', '401 Access token expired', 'Refresh the access token', '200 OK'],
  [
    'token-stale',
    '401 Access token out of date (role changed since)',
    'Refresh the access token',
    '200 OK',
  ],
  ['step-up-required', '401 Recent sign-in required', 'Confirm the password', '200 OK'],
  ['rate-limited', '429 Too many requests', 'Wait 5 seconds', '200 OK'],
  ['service-unavailable', '503 Temporarily unavailable', 'Wait 5 seconds', '200 OK'],
  ['authorization-malformed', '400 Malformed Authorization header', 'Correct the header', '200 OK'],
  ['multiple-credentials', '400 More than one credential', 'Send one of them', '200 OK'],
  [
    'csrf-rejected',
    '403 Request origin not allowed',
    'Send it from the application',
    '303 See Other',
  ],
  ['insufficient-role', '403 Not allowed', 'Sign in as an administrator', '200 OK'],
  ['insufficient-scope', '403 Permission missing', 'Get a token with the scope', '200 OK'],
  ['not-found', '404 Not found', 'Sign in as its owner', '204 No Content'],
];

/** Every experiment but those about API keys, which leave with the feature (api-keys.spec.ts). */
export const experiments: readonly Shown[] = list.map(([slug, refused, fix, after]) => ({
  slug,
  refused,
  fix,
  after,
}));
