import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { jwtConstants } from './constants.js';
import type { Principal } from './auth.service.js';

/**
 * The documentation has no refresh. This is the usual recipe of tutorials in its cheapest form: a second passport-jwt strategy
 * with its own key, and no record of issued tokens.
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
