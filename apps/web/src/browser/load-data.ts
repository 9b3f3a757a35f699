import type { DataOf, Route } from '@repo/api-client';
import type { Problem } from '@repo/errors';
import { developmentHint } from '../development-hint';
import { SHOWN_TO } from '../shown-to';

/** The data, or the problem. The problem is undefined if there was no usable response, as after a network failure. */
export type Loaded<R extends Route> =
  | { readonly ok: true; readonly data: DataOf<R> }
  | { readonly ok: false; readonly problem: Problem | undefined };

/**
 * Loads data of a page without opening it: the page's loader runs, and the tokens are refreshed if that is due. If the result
 * has a problem whose `retry` is not `after_delay`, open the address, and its page says why and what to do next.
 *
 * @param address path and query of the page
 * @param route an operation of its loader
 * @param signal aborts the request; ignore the result then
 */
export async function loadData<R extends Route>(
  address: string,
  route: R,
  signal: AbortSignal | null = null,
): Promise<Loaded<R>> {
  const shownTo = document.documentElement.dataset['session'] ?? '';
  const headers = { accept: 'application/json', [SHOWN_TO]: shownTo };
  const failed = { ok: false, problem: undefined } as const;
  try {
    const response = await fetch(address, { headers, redirect: 'error', signal });
    const type = response.headers.get('content-type');
    if (type === 'application/problem+json') return { ok: false, problem: await response.json() };
    const body = response.ok && type === 'application/json' ? await response.json() : undefined;
    if (Object.hasOwn(Object(body), route)) return { ok: true, data: body[route] };
    if (response.ok) reportMissing(address, route);
    return failed;
  } catch {
    return failed;
  }
}

function reportMissing(address: string, route: Route): void {
  const hint = developmentHint(
    `${address} has no data of ${route}: add { route: '${route}' } to the calls of that page's loader, in the table of src/proxy/routes.ts or in its loader.ts.`,
  );
  if (hint !== undefined) reportError(new Error(hint));
}
