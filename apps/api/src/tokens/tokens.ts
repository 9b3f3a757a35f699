import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';
import {
  readAccessClaims,
  readAccessToken,
  type AccessTokenReading,
  type AccessTokenRules,
} from './access-token.js';
import { issueTokens, type IssuedTokens, type ActiveSession } from './issue.js';
import type { JsonObject } from './jws.js';
import { verifyRefreshToken, type RefreshClaims } from './refresh-token.js';
import { SIGNING_KEYS, type SigningKeys } from './signing-keys.js';
import { TokenClock } from './token-clock.js';

/** Issues and reads the tokens of sessions, with the keys of this API and by its {@link TokenClock}. */
@Injectable()
export class Tokens {
  readonly #rules: AccessTokenRules;

  constructor(
    @Inject(SIGNING_KEYS) private readonly keys: SigningKeys,
    @Inject(SETTINGS) settings: Pick<Settings, 'API_ORIGIN' | 'ACCESS_TOKEN_TTL'>,
    private readonly clock: TokenClock,
  ) {
    this.#rules = { issuer: settings.API_ORIGIN, accessTokenTtl: settings.ACCESS_TOKEN_TTL };
  }

  /** Signs the tokens of the current generation of a session. */
  issue(session: ActiveSession): IssuedTokens {
    return issueTokens(session, this.keys, this.#rules, this.clock.now());
  }

  /** Reads an access token: its form, its header, its signature, then its claims. */
  readAccessToken(token: string): AccessTokenReading {
    return readAccessToken(token, this.keys, this.#rules, this.clock.now());
  }

  /** Checks the claims of an access token with a verified signature. */
  readAccessClaims(claims: JsonObject): AccessTokenReading {
    return readAccessClaims(claims, this.#rules, this.clock.now());
  }

  /** Verifies a refresh token; undefined when this API did not issue it as one. */
  verifyRefreshToken(token: string): RefreshClaims | undefined {
    return verifyRefreshToken(token, this.keys, this.#rules.issuer);
  }
}
