import { Controller, HttpCode, Post } from '@nestjs/common';
import { describe, expect, test } from 'vitest';
import { RecentSignIn } from '../../src/authorization/recent-sign-in.guard.js';
import { AcceptsAny } from '../../src/problems/protection.js';
import { SCOPES } from '../../src/tokens/scopes.js';
import { apiKey, expectRefusal, testApi } from '../api.js';
import { contract } from '../contract/contract.js';
import { addControllers } from '../support/add-controllers.js';
import { createKey } from './create-key.js';

@Controller('sample')
class SampleController {
  @Post()
  @HttpCode(204)
  @AcceptsAny()
  @RecentSignIn()
  recent(): void {}
}

addControllers(SampleController);
const api = testApi();

const guarded = Object.entries(contract).flatMap(([name, { scope }]) =>
  scope === undefined ? [] : [[name, scope] as const],
);

const ID = '0198c0de-0000-7000-8000-000000000001';
const ERROR = 'error="insufficient_scope", error_description="Permission missing"';

describe.each(guarded)('%s', (name, scope) => {
  const [method = '', path = ''] = name.split(' ');
  const target = path.replace(':id', ID);
  const ask = async (scopes: readonly string[]) => {
    const headers = apiKey((await createKey(api, api.user.accessToken, { scopes })).key);
    return ['POST', 'PATCH'].includes(method)
      ? api.json(method, target, {}, ...headers)
      : api.send(target, { method, headers });
  };

  test(`a key without ${scope} is refused, and the challenge of its scheme names the scope`, async () => {
    expectRefusal(await ask(SCOPES.filter((one) => one !== scope)), 'insufficient_scope', {
      challenges: expect.arrayContaining([`ApiKey realm="api", ${ERROR}, scope="${scope}"`]),
      extra: { requiredScope: scope },
    });
  });

  test(`a key with ${scope} alone is accepted`, async () => {
    expect([200, 404, 422]).toContain((await ask([scope])).status);
  });
});

test('an API key is no sign-in, so it is never a recent one', async () => {
  const { key } = await createKey(api, api.user.accessToken);
  const response = await api.send('/sample', { method: 'POST', headers: apiKey(key) });
  expectRefusal(response, 'step_up_required', { challenges: expect.any(Array) });
});
