import type { QueryValues, Route } from './operation.js';

/** A UUID (RFC 9562 §4): it cannot lead to another path, as `..` would. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface Target {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
}

/** The ids in an operation's path, and its query. */
export interface OperationParameters {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: QueryValues;
}

/**
 * Returns the method and path for a call of an operation.
 *
 * @returns undefined if a parameter of the path is not a UUID: then the resource does not exist
 */
export function targetOf(
  route: Route,
  { params = {}, query = {} }: OperationParameters,
): Target | undefined {
  const [method = '', template = ''] = route.split(' ');
  if (!Object.values(params).every((id) => ID.test(id))) return undefined;
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return { method, path: search.size === 0 ? path : `${path}?${search.toString()}` };
}
