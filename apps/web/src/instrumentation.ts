import type { Instrumentation } from 'next';
import { markThrown } from './thrown-page';

/** Runs once, before the server takes a request. Next builds it for its edge runtime too, which reads no settings. */
export async function register() {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { checkSettings } = await import('./check-settings');
    checkSettings();
  }
}

/** Next hands in what a page threw: it belongs into our log, with the request's id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    // At once: the answer leaves while the rest is loaded.
    const requestId = markThrown(request.headers);
    const { logPageFailure } = await import('./log-page-failure');
    logPageFailure(error, requestId);
  }
};
