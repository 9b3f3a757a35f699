import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy, type SecretOrKeyProvider } from 'passport-jwt';
import { problem } from '../http/problem-exception.js';
import { EndedSessions } from '../sessions/ended/ended-sessions.js';
import { readAccessClaims, type AccessTokenRules } from '../tokens/access-token.js';
import { secondsNow } from '../tokens/claims.js';
import { ACCESS_TOKEN_TYPE, keyFor, readJws, type JsonObject } from '../tokens/jws.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { ACCESS_TOKEN_RULES, SIGNING_KEYS } from '../tokens/tokens.module.js';
import type { Principal } from './principal.js';
import { verifyOnce } from './verify-once.js';

// passport-jwt asks for its verifier here, at each request.
Object.assign(Strategy, { JwtVerifier: verifyOnce });

/** The header selects among our own keys, and nothing else (RFC 8725 §3.1, §3.10). */
const findKey =
  (keys: SigningKeys): SecretOrKeyProvider<FastifyRequest> =>
  (_request, token: string, done) => {
    const jws = readJws(token);
    const key = jws && keyFor(jws.header, ACCESS_TOKEN_TYPE, keys);
    if (key === undefined) done(problem(jws === undefined ? 'token_malformed' : 'token_invalid'));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- passport-jwt hands it on; its types lack KeyObject
    else done(null, key as KeyObject & Buffer);
  };

/**
 * Bearer: access tokens. passport-jwt runs the road of a token in three steps: which key has to have signed it (here,
 * from its header), whether that key did (jsonwebtoken), and what its claims are worth (`validate`).
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(SIGNING_KEYS) keys: SigningKeys,
    @Inject(ACCESS_TOKEN_RULES) private readonly rules: AccessTokenRules,
    private readonly endedSessions: EndedSessions,
  ) {
    super({
      // The guard has read it already, more strictly than passport-jwt would.
      jwtFromRequest: ({ credential }: FastifyRequest) => credential?.value ?? null,
      secretOrKeyProvider: findKey(keys),
      algorithms: ['ES256'],
      // `validate` judges all times, at each request.
      ignoreExpiration: true,
    });
  }

  /** Called with claims whose signature has verified. */
  async validate(claims: JsonObject): Promise<Principal> {
    const reading = readAccessClaims(claims, this.rules, secondsNow());
    if (reading.state === 'invalid') throw problem('token_invalid');
    if (reading.state === 'expired') throw problem('token_expired');
    const { sub, sid, role, scope, auth_time } = reading.claims;
    const standing = await this.endedSessions.standingOf(sid);
    if (standing.state === 'ended') throw problem('session_revoked', { reason: standing.reason });
    if (standing.state === 'unknown') throw problem('token_invalid');
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
