import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { beforeAll, expect, test } from 'vitest';
import { RecentSignIn } from '../../src/authorization/recent-sign-in.guard.js';
import { Roles } from '../../src/authorization/roles.guard.js';
import { Scopes } from '../../src/authorization/scopes.guard.js';
import { AcceptsAny } from '../../src/problems/protection.js';
import { ADMIN, bearer, expectRefusal, field, testApi } from '../api.js';
import { addControllers } from '../support/add-controllers.js';
import { signedInAgo, withClaims } from '../support/changed-tokens.js';

/** Routes that require more than any real one. */
@Controller('sample')
class SampleController {
  @Post('strict')
  @HttpCode(204)
  @AcceptsAny()
  @Roles(['admin'])
  @Scopes(['profile:write'])
  @RecentSignIn()
  strict(): void {}

  @Get('both')
  @HttpCode(204)
  @AcceptsAny()
  @Scopes(['profile:read', 'profile:write'])
  both(): void {}
}

addControllers(SampleController);
const api = testApi();
let user: string;
let admin: string;
beforeAll(async () => {
  user = api.user.accessToken;
  ({ accessToken: admin } = await api.signIn(ADMIN));
});

const strict = (...headers: readonly string[]) =>
  api.send('/sample/strict', { method: 'POST', headers });
const both = (...headers: readonly string[]) => api.get('/sample/both', ...headers);
const old = (token: string) => signedInAgo(token, 3600, api.key);
const narrow = (token: string) => withClaims(token, { scope: 'profile:read' }, api.key);

test('the role is checked first, so no user has to confirm a password for a route that they may not use', async () => {
  expectRefusal(await strict(...bearer(old(narrow(user)))), 'insufficient_role');
});

test('the scope is checked second', async () => {
  const response = await strict(...bearer(old(narrow(admin))));
  expectRefusal(response, 'insufficient_scope', { challenges: expect.any(Array) });
});

test('the age of the sign-in is checked last (RFC 9470 §3)', async () => {
  const response = await strict(...bearer(old(admin)));
  expectRefusal(response, 'step_up_required', { challenges: expect.any(Array) });
  expect((await strict(...bearer(admin))).status).toBe(204);
});

test('every scope is needed, and the refusal names each (RFC 6750 §3)', async () => {
  const response = await both(...bearer(narrow(user)));
  expectRefusal(response, 'insufficient_scope', {
    challenges: expect.any(Array),
    extra: { requiredScope: 'profile:read profile:write' },
  });
  expect(field(response, 'www-authenticate').at(-1)).toMatch(/scope="profile:read profile:write"/);
  expect((await both(...bearer(user))).status).toBe(204);
});
