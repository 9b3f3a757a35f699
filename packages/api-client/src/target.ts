import type { QueryValues, Route } from './operation.js';

/** RFC 9562 §4: an id, and nothing that would lead to another path. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface Target {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
}

/** What leads to it: ids in its path, and a query. */
export interface Place {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: QueryValues;
}

/**
 * Where an operation is called. Undefined when what is given for a place in the path is no id: then there is no such
 * thing to call, and nothing of a request ever leads a call astray.
 */
export function targetOf(route: Route, { params = {}, query = {} }: Place): Target | undefined {
  const [method = '', template = ''] = route.split(' ');
  if (!Object.values(params).every((id) => ID.test(id))) return undefined;
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return { method, path: search.size === 0 ? path : `${path}?${search.toString()}` };
}
