import { expect, test } from 'vitest';
import { testApi } from '../api.js';
import { basic } from './basic.js';

const api = testApi();

test('a refusal of Basic is counted with its scheme', async () => {
  await api.get('/user/profile', ...basic('nobody@example.com'));
  const { body } = await api.get('/metrics');
  expect(body).toContain(
    'http_requests_total{method="GET",route="/user/profile",scheme="Basic",status="401",code="invalid_credentials"} 1',
  );
});
