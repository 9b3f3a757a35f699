import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '../process-wide';

const scope = () => processWide('in-proxy', () => new AsyncLocalStorage<true>());

/** Runs `work` as part of the proxy, so that it may call the API. */
export const inProxy = <T>(work: () => T): T => scope().run(true, work);

/**
 * Checks that a call of the API is made by the proxy.
 *
 * @param call the operation, or its URL
 * @throws for a call from a Server Component, which can set neither the status of a refusal nor a cookie with new tokens
 */
export function assertInProxy(call: string): void {
  if (scope().getStore()) return;
  throw new Error(
    `${call} was called while a page renders. Add it to the page's loader (in src/proxy/routes.ts or its loader.ts) and read it with loaderData(), or make it a form in forms.ts (docs/guides/add-a-page.md). See docs/decisions/0008-loaders-and-form-handlers.md`,
  );
}
