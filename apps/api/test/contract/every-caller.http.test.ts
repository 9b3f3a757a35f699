import { catalogue } from '@repo/errors';
import { describe, expect, test } from 'vitest';
import { field, members, testApi } from '../api.js';
import type { ApiCode } from '../support/api-codes.js';
import { routesOf } from '../support/routes.js';
import type { Caller } from './caller.js';
import { callers } from './callers.js';
import { contract } from './contract.js';
import type { Promised } from './promised.js';

const api = testApi();
const ID = '0198c0de-0000-7000-8000-0000000000ff';

/** Returns the code of the first check that refuses the caller, or undefined if the route accepts the caller. */
function refusalOf(route: Promised, caller: Caller): ApiCode | undefined {
  const { schemes, takes, roles, scope, isStepUp } = route;
  if (schemes === undefined) return undefined;
  if (caller.scheme === undefined || !schemes.includes(caller.scheme)) {
    return 'authentication_required';
  }
  // A sign-in does not take an access token.
  if (takes === 'password' && caller.scheme === 'Bearer') return 'authentication_required';
  // A refresh does not take an access token. A sign-out does, even an expired one.
  if (takes === 'refresh token') return 'refresh_token_invalid';
  if (takes === 'either token') return undefined;
  if (caller.refused !== undefined) return caller.refused;
  if (roles?.some((role) => role === caller.role) === false) return 'insufficient_role';
  if (scope !== undefined && caller.lacksScope) return 'insufficient_scope';
  return isStepUp && caller.isSignInOld ? 'step_up_required' : undefined;
}

/** Returns the expected response to a request without a body and with an unknown id. */
function expectedFor(
  name: string,
  { schemes = [], takes, sent, status }: Promised,
  code?: ApiCode,
) {
  if (code !== undefined) {
    // RFC 9110 §11.6.1: the challenges name each scheme that would work; there is none if no credentials would help.
    const challenges = code === 'insufficient_role' ? 0 : schemes.length;
    return { status: catalogue[code].status, code, challenges };
  }
  const accepted = { challenges: 0 };
  if (sent === 'body' && takes === undefined) {
    return { ...accepted, status: 422, code: 'validation_failed' };
  }
  if (name.includes(':id')) return { ...accepted, status: 404, code: 'not_found' };
  return { ...accepted, status, code: undefined };
}

test('every route is in the contract, and every entry has its route (ASVS 8.1.1)', () => {
  expect(Object.keys(contract).toSorted()).toEqual(routesOf(api.app).toSorted());
});

describe.each(Object.entries(contract))('%s', (name, route) => {
  test.each(Object.entries(callers))('%s', async (_, caller) => {
    const [method = '', path = ''] = name.split(' ');
    const headers = await caller.fields(api, route);
    const response = await api.send(path.replace(':id', ID), { method, headers });
    expect({
      status: response.status,
      code: response.status < 400 ? undefined : members(response)['code'],
      challenges: field(response, 'www-authenticate').length,
    }).toEqual(expectedFor(name, route, refusalOf(route, caller)));
  });
});
