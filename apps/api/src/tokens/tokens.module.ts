import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';
import { loadSigningKeys, SIGNING_KEYS } from './signing-keys.js';
import { DatabaseClock } from './database-clock.js';
import { Tokens } from './tokens.js';

@Module({
  providers: [
    {
      provide: SIGNING_KEYS,
      inject: [SETTINGS],
      useFactory: ({ JWT_PRIVATE_KEYS }: Settings) => loadSigningKeys(JWT_PRIVATE_KEYS),
    },
    DatabaseClock,
    Tokens,
  ],
  exports: [SIGNING_KEYS, DatabaseClock, Tokens],
})
export class TokensModule {}
