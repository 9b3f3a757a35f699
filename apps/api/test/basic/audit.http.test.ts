import { expect, test } from 'vitest';
import { testApi, USER } from '../api.js';
import { eventsOf } from '../audit/events-of.js';
import { basic } from './basic.js';

const api = testApi();

test('a refused password is recorded with its scheme and the reason (ASVS 16.5.1)', async () => {
  const wrong = await api.get('/user/profile', ...basic(USER, 'not this one'));
  const unknown = await api.get('/user/profile', ...basic('nobody@example.com'));
  expect(await eventsOf(api, wrong)).toMatchObject([
    {
      event: 'authn_login_fail',
      scheme: 'Basic',
      code: 'invalid_credentials',
      why: 'wrong password',
    },
  ]);
  expect(await eventsOf(api, unknown)).toMatchObject([{ why: 'unknown user' }]);
});

test('a cross-site request is recorded', async () => {
  const origin = ['origin', 'https://elsewhere.example'];
  const foreign = await api.json('PATCH', '/user/profile', { name: 'N' }, ...basic(), ...origin);
  expect(await eventsOf(api, foreign)).toMatchObject([{ event: 'malicious_csrf', status: 403 }]);
});
