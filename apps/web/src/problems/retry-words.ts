import type { Retry } from '@repo/errors';

/** The next step of the client: in a word or two for a table, and in a sentence. */
export const retryWords: Record<Retry, { readonly short: string; readonly long: string }> = {
  with_credentials: {
    short: 'Sign in',
    long: 'Sign the user in, then send the same request with the new credentials.',
  },
  after_refresh: {
    short: 'Refresh',
    long: 'Refresh the access token and send the same request again. The user does not notice.',
  },
  after_reauth: {
    short: 'Confirm password',
    long: 'Ask the user for the password, then send the same request again.',
  },
  after_delay: {
    short: 'Wait',
    long: 'Send the same request again later: after Retry-After, if it is there.',
  },
  after_fix: {
    short: 'Fix the request',
    long: 'Change the request first: the same request gets the same response.',
  },
  none: {
    short: 'Stop',
    long: 'Show the error and stop. Sending the request again changes nothing.',
  },
};
