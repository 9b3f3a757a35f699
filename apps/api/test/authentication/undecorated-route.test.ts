import { Controller, Get, Post } from '@nestjs/common';
import { expect, test, vi } from 'vitest';
import { JwtStrategy } from '../../src/strategies/jwt.strategy.js';
import { addControllers } from '../support/add-controllers.js';
import { bearer, bearerChallenge, expectRefusal, testApi } from '../api.js';

/** Routes without any decorator of ours, as a newcomer might add them. */
@Controller('undecorated')
class UndecoratedController {
  @Get()
  read() {
    return { secret: true };
  }

  @Post()
  change() {
    return { secret: true };
  }
}

addControllers(UndecoratedController);
const api = testApi();

test.each(['GET', 'HEAD', 'POST'])(
  'a route without a decorator is protected, and takes access tokens: %s (ASVS 8.2.1)',
  async (method) => {
    const challenges = [bearerChallenge()];
    const anonymous = await api.send('/undecorated', { method });
    expect(anonymous.status).toBe(401);
    if (method !== 'HEAD') expectRefusal(anonymous, 'authentication_required', { challenges });
    const headers = bearer(api.user.accessToken);
    const signedIn = await api.send('/undecorated', { method, headers });
    expect(signedIn.status).toBeLessThan(300);
  },
);

test.each([undefined, null, 'no error', 0, new TypeError('a fault of ours')])(
  'when a strategy fails with %s, the request is not accepted, and the response is no 401 (ASVS 16.5.3)',
  async (failure) => {
    const strategy = vi.spyOn(api.app.get(JwtStrategy, { strict: false }), 'validate');
    strategy.mockRejectedValueOnce(failure);
    expectRefusal(await api.get('/undecorated', ...bearer(api.user.accessToken)), 'internal_error');
  },
);
