import { Controller, HttpCode, Post } from '@nestjs/common';
import { expect, test } from 'vitest';
import { RecentSignIn } from '../../src/authorization/recent-sign-in.guard.js';
import { Roles } from '../../src/authorization/roles.guard.js';
import { Scopes } from '../../src/authorization/scopes.guard.js';
import { AcceptsAny } from '../../src/problems/protection.js';
import { ADMIN, expectRefusal, testApi } from '../api.js';
import { addControllers } from '../support/add-controllers.js';
import { basic } from './basic.js';

@Controller('with-basic')
class SampleController {
  @Post()
  @HttpCode(204)
  @AcceptsAny()
  @Roles(['admin'])
  @Scopes(['profile:read', 'profile:write'])
  @RecentSignIn()
  act(): void {}
}

addControllers(SampleController);
const api = testApi();

const act = (email?: string) => api.send('/with-basic', { method: 'POST', headers: basic(email) });

test('a password that comes with the request is a recent sign-in, and has the scopes', async () => {
  expect((await act(ADMIN)).status).toBe(204);
});

test('a password has the role of its user', async () => {
  expectRefusal(await act(), 'insufficient_role');
});
