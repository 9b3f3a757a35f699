import type { Instrumentation } from 'next';

// Next also builds this file for its edge runtime, which has no Node modules.
const isNode = process.env['NEXT_RUNTIME'] === 'nodejs';

/** Next calls this once, before the first request. Loads page-failed.ts, so that it is ready when a page throws. */
export async function register() {
  if (isNode) await import('./page-failed');
  if (isNode && process.env.NODE_ENV === 'development') {
    (await import('./api/watch-fetch')).watchFetch();
  }
}

/** Next calls this when a page throws. */
export const onRequestError: Instrumentation.onRequestError = async (error, { headers }) => {
  if (isNode) (await import('./page-failed')).pageFailed(error, headers);
};
