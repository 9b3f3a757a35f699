import { readdirSync } from 'node:fs';
import { codes, slugOf } from '@repo/errors';
import { expect, test } from 'vitest';
import { allowedMethods, handlerOf, routeOf } from '../../src/proxy/routes';

const app = new URL('../../src/app/', import.meta.url);

/** The addresses of the pages in src/app, but for the one that only the door leads to. */
const addresses = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => file === 'page.tsx' || file.endsWith('/page.tsx'))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`.replace('[slug]', slugOf('token_expired')))
  .filter((address) => address !== '/refusal');

test('every page has its route: a new one is 404 until somebody says who may see it', () => {
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((address) => routeOf(address) === undefined)).toEqual([]);
});

test('every code of the catalogue has an address (RFC 9457 §3.1.1), and nothing beside them', () => {
  for (const code of codes) expect(routeOf(`/errors/${slugOf(code)}`)).toBeDefined();
  expect(routeOf('/errors/no-such-code')).toBeUndefined();
  expect(routeOf('/errors/constructor')).toBeUndefined();
});

test('names that every object has are no addresses', () => {
  for (const name of ['constructor', '/constructor', '__proto__', '/__proto__', '/toString']) {
    expect(routeOf(name)).toBeUndefined();
  }
});

test('Allow names the methods that have a handler, and HEAD goes as GET (RFC 9110 §9.3.2)', () => {
  const route = routeOf('/login') ?? {};
  expect(allowedMethods(route)).toEqual(['GET', 'HEAD', 'POST']);
  expect(handlerOf(route, 'HEAD')).toBe(handlerOf(route, 'GET'));
  for (const method of ['PUT', 'DELETE', 'TRACE', 'get', 'constructor']) {
    expect(handlerOf(route, method)).toBeUndefined();
  }
});
