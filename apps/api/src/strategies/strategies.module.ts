import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { BasicStrategy } from './basic.strategy.js';
import { JwtStrategy } from './jwt.strategy.js';

/** Who is it: one strategy for each scheme. */
@Module({
  imports: [AccountsModule, ApiKeysModule, LimitsModule, SessionsModule],
  providers: [JwtStrategy, BasicStrategy, ApiKeyStrategy],
})
export class AuthenticationModule {}
