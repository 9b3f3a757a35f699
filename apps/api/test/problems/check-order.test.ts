import { beforeAll, expect, test } from 'vitest';
import { members, testApi } from '../api.js';
import { partsOf } from '../support/parts.js';
import { routesOf } from '../support/routes.js';
import { accountRoutes } from './account-routes.js';
import type { Fault, MakeRoutes, Routes, Stage } from './faults.js';
import { Prepared } from './prepared.js';
import { resourceRoutes } from './resource-routes.js';

/*
 * The order of the checks. Each route has a valid request, and its possible faults in the order in which they are
 * checked. Every two faults are sent in one request, and the response must be about the one that is checked first.
 */

const api = testApi();
const prepared = new Prepared();
beforeAll(() => prepared.create(api));

// The accounts come last: their requests change passwords and end sessions.
const parts = [resourceRoutes, ...(await partsOf<MakeRoutes>('routes.part.ts')), accountRoutes];
const routes: Routes = Object.assign({}, ...parts.map((make) => make(api, prepared)));

/** Pairs each fault with none, and with each fault of a later stage. */
function pairs(faults: readonly Stage[]): (readonly [Fault, Fault])[] {
  const none: Fault = ['nothing else', (request) => request];
  return faults.flatMap((stage, index) =>
    stage.flatMap((first) =>
      [none, ...faults.slice(index + 1).flat()].map((second) => [first, second] as const),
    ),
  );
}

test('every route is tested', () => {
  const names = Object.keys(routes).map((name) => name.replace(/ with .*/, ''));
  expect([...new Set(names)].toSorted()).toEqual(routesOf(api.app).toSorted());
});

test.each(Object.entries(routes))(
  '%s: the response to a request with two faults is about the one that is checked first',
  async (_, route) => {
    const { request, faults } = await route();
    const actual: string[] = [];
    const expected: string[] = [];
    for (const [[code, putFirst], [later, putSecond]] of pairs(faults)) {
      const { target, ...sent } = putFirst(putSecond(request));
      const response = await api.send(target, sent);
      actual.push(`${code} before ${later}: ${String(members(response)['code'])}`);
      expected.push(`${code} before ${later}: ${code}`);
    }
    expect(actual).toEqual(expected);
    const { target, ...sent } = request;
    expect((await api.send(target, sent)).status).toBeLessThan(300);
  },
);
