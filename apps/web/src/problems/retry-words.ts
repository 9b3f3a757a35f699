import type { Retry } from '@repo/errors';

interface RetryWords {
  /** A verb for a table. */
  readonly short: string;
  readonly long: string;
}

/** What the client can do next, in words. */
export const retryWords: Record<Retry, RetryWords> = {
  with_credentials: {
    short: 'Sign in',
    long: 'Send the same request with credentials that are accepted: let the person sign in.',
  },
  after_refresh: {
    short: 'Refresh',
    long: 'Refresh the access token and send the same request again. The person notices nothing.',
  },
  after_reauth: {
    short: 'Confirm password',
    long: 'Ask for the password in place, then send the same request again.',
  },
  after_delay: {
    short: 'Wait',
    long: 'Send the same request again later, after Retry-After where it is given.',
  },
  after_fix: {
    short: 'Change it',
    long: 'Change the request first. The same one gets the same answer.',
  },
  none: {
    short: 'Stop',
    long: 'Show the answer and stop. Sending it again changes nothing.',
  },
};
