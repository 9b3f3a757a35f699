import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { jwtConstants } from './constants.js';
import type { Principal } from './auth.service.js';

/**
 * The documentation has no refresh. This is the recipe that most tutorials share, at its cheapest: a
 * second passport-jwt strategy with a key of its own, and no record of what was issued.
 */
@Injectable()
export class JwtRefreshStrategy extends PassportStrategy(Strategy, 'jwt-refresh') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromBodyField('refreshToken'),
      ignoreExpiration: false,
      secretOrKey: jwtConstants.refresh.verify,
    });
  }

  validate(payload: { sub: string; email: string }): Principal {
    return { userId: Number(payload.sub), email: payload.email };
  }
}
