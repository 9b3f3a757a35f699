import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { problem, type ProblemException } from '../problems/problem-exception.js';
import { Problems } from '../problems/decorators.js';
import { Revocations } from '../sessions/revocations/revocations.js';
import { readAccessClaims, type AccessTokenRules } from '../tokens/access-token.js';
import type { JsonObject } from '../tokens/jws.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { TokenClock } from '../tokens/token-clock.js';
import { ACCESS_TOKEN_RULES, SIGNING_KEYS } from '../tokens/tokens.module.js';
import { VerifiedTokens } from '../tokens/verified-tokens.js';
import type { Principal } from '../authentication/principal.js';

type Done = (refusal: ProblemException | null, claims?: JsonObject) => void;

/** passport-jwt's step between the token and `validate`; `tokens` is what the strategy gave as its key. */
function verifyJwt(token: string, tokens: VerifiedTokens, _options: object, done: Done): void {
  const verification = tokens.verify(token);
  if ('claims' in verification) done(null, verification.claims);
  else done(problem(`token_${verification.refused}`, {}, { why: verification.why }));
}

// passport-jwt asks for its verifier here, at each request. Its own one, jsonwebtoken, reads a token less strictly, and
// captures a stack for each that it refuses.
Object.assign(Strategy, { JwtVerifier: verifyJwt });

/**
 * Bearer: access tokens. passport-jwt runs the road of a token: where it comes from, whether one of our keys has signed
 * it (`VerifiedTokens`), and what its claims are worth (`validate`).
 */
@Injectable()
@Problems('token_malformed', 'token_invalid', 'token_expired', 'token_stale', 'session_revoked')
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(SIGNING_KEYS) keys: SigningKeys,
    @Inject(ACCESS_TOKEN_RULES) private readonly rules: AccessTokenRules,
    private readonly clock: TokenClock,
    private readonly revocations: Revocations,
  ) {
    super({
      // The guard has read it already, more strictly than passport-jwt would.
      jwtFromRequest: ({ credential }: FastifyRequest) => credential?.value ?? null,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- passport-jwt only hands it to the verifier
      secretOrKey: new VerifiedTokens(keys) as unknown as string,
    });
  }

  /** Called with claims whose signature has verified. */
  async validate(claims: JsonObject): Promise<Principal> {
    const reading = readAccessClaims(claims, this.rules, this.clock.now());
    if ('why' in reading) throw problem('token_invalid', {}, { why: reading.why });
    const { sub, sid, role, scope, auth_time } = reading.claims;
    const about = { userId: sub, sessionId: sid };
    if (reading.state === 'expired') throw problem('token_expired', {}, { about });
    const state = await this.revocations.stateOf({ sessionId: sid, userId: sub, role });
    if (state.state === 'ended') {
      throw problem('session_revoked', { reason: state.reason }, { about });
    }
    if (state.state === 'stale') throw problem('token_stale', {}, { about });
    if (state.state === 'unknown') {
      throw problem('token_invalid', {}, { why: 'unknown session', about });
    }
    return {
      userId: sub,
      role,
      scopes: scope.split(' '),
      scheme: 'Bearer',
      sessionId: sid,
      authTime: auth_time,
    };
  }
}
