import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../authentication/principal.js';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import type { JsonObject } from '../tokens/jws.js';
import { SIGNING_KEYS, type SigningKeys } from '../tokens/signing-keys.js';
import { Tokens } from '../tokens/tokens.js';
import { passportJwtOptions, Strategy } from './passport-jwt.js';
import { schemeStrategy } from './scheme-strategy.js';
import { SessionStates } from './session-states.js';

/** The Bearer scheme: access tokens (RFC 6750). */
@Injectable()
@Problems('token_malformed', 'token_invalid', 'token_expired', 'token_stale', 'session_revoked')
export class JwtStrategy extends schemeStrategy('Bearer', Strategy) {
  static readonly security = {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token, from sign-in or refresh.',
  };

  /** The refusal of a token whose user is gone, since a session ends with its user. */
  static readonly whenGone = (why: string) =>
    problem('session_revoked', { reason: 'disabled' }, { why });

  constructor(
    @Inject(SIGNING_KEYS) keys: SigningKeys,
    private readonly tokens: Tokens,
    private readonly sessions: SessionStates,
  ) {
    super(passportJwtOptions(keys));
  }

  /** Checks the claims of a token with a verified signature, then its session. */
  async validate(claims: JsonObject): Promise<Principal> {
    const check = this.tokens.checkAccessClaims(claims);
    if ('why' in check) throw problem('token_invalid', {}, { why: check.why });
    const { sub: userId, sid: sessionId, role, scope, auth_time: authTime } = check.claims;
    const about = { userId, sessionId };
    if (check.state === 'expired') throw problem('token_expired', {}, { about });
    const session = await this.sessions.stateOf({ ...about, role });
    if (session.state === 'ended') {
      throw problem('session_revoked', { reason: session.reason }, { about });
    }
    if (session.state === 'stale') throw problem('token_stale', {}, { about });
    if (session.state === 'unknown') {
      throw problem('token_invalid', {}, { why: 'unknown session', about });
    }
    return { ...about, role, scopes: scope.split(' '), scheme: 'Bearer', authTime };
  }
}
