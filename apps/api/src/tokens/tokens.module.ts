import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';
import type { AccessTokenRules } from './access-token.js';
import { loadSigningKeys } from './signing-keys.js';
import { TokenClock } from './token-clock.js';

/** The token under which Nest hands out `SigningKeys`. */
export const SIGNING_KEYS = Symbol('signing keys');
/** The token under which Nest hands out `AccessTokenRules`. */
export const ACCESS_TOKEN_RULES = Symbol('access token rules');

@Module({
  providers: [
    {
      provide: SIGNING_KEYS,
      inject: [SETTINGS],
      useFactory: ({ JWT_PRIVATE_KEYS }: Settings) => loadSigningKeys(JWT_PRIVATE_KEYS),
    },
    {
      provide: ACCESS_TOKEN_RULES,
      inject: [SETTINGS],
      useFactory: ({ API_ORIGIN, ACCESS_TOKEN_TTL }: Settings): AccessTokenRules => ({
        issuer: API_ORIGIN,
        accessTokenTtl: ACCESS_TOKEN_TTL,
      }),
    },
    TokenClock,
  ],
  exports: [SIGNING_KEYS, ACCESS_TOKEN_RULES, TokenClock],
})
export class TokensModule {}
