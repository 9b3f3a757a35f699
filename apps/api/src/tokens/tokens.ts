import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';
import {
  checkAccessClaims,
  checkAccessToken,
  type AccessTokenCheck,
  type AccessTokenRules,
} from './access-token.js';
import { issueTokens, type IssuedTokens, type ActiveSession } from './issue.js';
import type { JsonObject } from './jws.js';
import { verifyRefreshToken, type RefreshClaims } from './refresh-token.js';
import { SIGNING_KEYS, type SigningKeys } from './signing-keys.js';
import { DatabaseClock } from './database-clock.js';

/** Issues and checks the tokens of sessions, with the keys of this API and by its {@link DatabaseClock}. */
@Injectable()
export class Tokens {
  readonly #rules: AccessTokenRules;

  constructor(
    @Inject(SIGNING_KEYS) private readonly keys: SigningKeys,
    @Inject(SETTINGS) settings: Pick<Settings, 'API_ORIGIN' | 'ACCESS_TOKEN_TTL'>,
    private readonly clock: DatabaseClock,
  ) {
    this.#rules = { issuer: settings.API_ORIGIN, accessTokenTtl: settings.ACCESS_TOKEN_TTL };
  }

  /** Signs the tokens of the current generation of a session. */
  issue(session: ActiveSession): IssuedTokens {
    return issueTokens(session, this.keys, this.#rules, this.clock.now());
  }

  /** Checks an access token: its form, its header, its signature, then its claims. */
  checkAccessToken(token: string): AccessTokenCheck {
    return checkAccessToken(token, this.keys, this.#rules, this.clock.now());
  }

  /** Checks the claims of an access token with a verified signature. */
  checkAccessClaims(claims: JsonObject): AccessTokenCheck {
    return checkAccessClaims(claims, this.#rules, this.clock.now());
  }

  /** Verifies a refresh token; undefined when this API did not issue it as one. */
  verifyRefreshToken(token: string): RefreshClaims | undefined {
    return verifyRefreshToken(token, this.keys, this.#rules.issuer);
  }
}
