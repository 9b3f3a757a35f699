import type { Retry } from '@repo/errors';

/** The groups of the list, by what helps: from the request that only needs credentials to the one that never succeeds. */
export const groups: readonly { readonly retry: Retry; readonly heading: string }[] = [
  { retry: 'with_credentials', heading: 'Send valid credentials' },
  { retry: 'after_refresh', heading: 'Refresh' },
  { retry: 'after_reauth', heading: 'Confirm the password' },
  { retry: 'after_delay', heading: 'Wait' },
  { retry: 'after_fix', heading: 'Correct the request' },
  { retry: 'none', heading: 'Stop' },
];
