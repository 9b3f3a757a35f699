import type { Instrumentation } from 'next';

// Next also builds this file for its edge runtime, which has no Node modules.
const isNode = process.env['NEXT_RUNTIME'] === 'nodejs';

/** Runs once, before the first request, so that the module is loaded by the time a page throws. */
export async function register() {
  if (isNode) await import('./page-failed');
  if (isNode && process.env.NODE_ENV === 'development') {
    (await import('./api/watch-fetch')).watchFetch();
  }
}

/** Next calls it when a page throws. */
export const onRequestError: Instrumentation.onRequestError = async (error, { headers }) => {
  if (isNode) (await import('./page-failed')).pageFailed(error, headers);
};
