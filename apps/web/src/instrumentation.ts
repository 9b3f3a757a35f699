import type { Instrumentation } from 'next';

// Next builds this file for its edge runtime too, which has no modules of Node.
const isNode = process.env['NEXT_RUNTIME'] === 'nodejs';

/** Runs once, before the server takes a request. What is loaded here need not be waited for when a page has thrown. */
export async function register() {
  if (isNode) await import('./page-failed');
}

/** Next calls it when a page throws. */
export const onRequestError: Instrumentation.onRequestError = async (error, { headers }) => {
  if (isNode) (await import('./page-failed')).pageFailed(error, headers);
};
