import { type Operation, operations, Scope, scopeDescriptions } from '@repo/api-client';
import { z } from 'zod';

export const isScope = (text: string): text is Scope => Scope.safeParse(text).success;

export const scopes = Scope.options;

export const scopeLabel = (scope: Scope): string => scopeDescriptions[scope];

/**
 * Returns the path and curl's options of a sample request that needs the scope; undefined if every such request has an id in
 * its path.
 */
export function requestFor(scope: Scope): string | undefined {
  const all: [route: string, operation: Operation][] = Object.entries(operations);
  const found = all.find(
    ([route, { scopes: needed }]) => isPlain(route) && needed?.includes(scope),
  );
  if (found === undefined) return undefined;
  const [route, { body }] = found;
  const [method, path] = route.split(' ');
  if (body === undefined) return path;
  // curl's --json implies POST.
  const options = method === 'POST' ? '' : ` -X ${method}`;
  return `${path}${options} --json '${exampleOf(body)}'`;
}

const isPlain = (route: string) => !route.includes('{');

/** Makes a body that has the required members, each with a word to replace: `{"name":"YOUR NAME"}`. */
function exampleOf(body: z.ZodType): string {
  const { required = [] } = z.toJSONSchema(body);
  return JSON.stringify(
    Object.fromEntries(required.map((name) => [name, `YOUR ${name.toUpperCase()}`])),
  );
}
