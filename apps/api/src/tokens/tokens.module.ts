import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';
import { loadSigningKeys, SIGNING_KEYS } from './signing-keys.js';
import { TokenClock } from './token-clock.js';
import { Tokens } from './tokens.js';

@Module({
  providers: [
    {
      provide: SIGNING_KEYS,
      inject: [SETTINGS],
      useFactory: ({ JWT_PRIVATE_KEYS }: Settings) => loadSigningKeys(JWT_PRIVATE_KEYS),
    },
    TokenClock,
    Tokens,
  ],
  exports: [SIGNING_KEYS, TokenClock, Tokens],
})
export class TokensModule {}
