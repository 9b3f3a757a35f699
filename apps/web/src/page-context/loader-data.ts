import 'server-only';
import { type DataOf, operations, type Route } from '@repo/api-client';
import { hintForData } from './data-hint';
import { pageContext } from './current';

/** Returns what the API returned to the page's loader, which ran before the page. The table of routes has every loader. */
export async function loaderData<R extends Route>(route: R): Promise<DataOf<R>>;
export async function loaderData(route: Route): Promise<unknown> {
  const { data = {}, address } = await pageContext();
  if (!Object.hasOwn(data, route)) {
    throw new Error(hintForData(address, route) ?? `${route} was not loaded`);
  }
  // The proxy has parsed the data, but passed it on as JSON, so it is parsed again.
  return operations[route].data.parse(data[route]);
}

/** Returns the result of a form of the page, in the one response that shows it; otherwise undefined. */
export async function formResult<R extends Route>(
  name: string,
  route: R,
): Promise<DataOf<R> | undefined>;
export async function formResult(name: string, route: Route): Promise<unknown> {
  const { form } = await pageContext();
  const isShown = form?.name === name && form.outcome === 'done';
  return isShown ? operations[route].data.parse(form.result) : undefined;
}
