import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { BasicStrategy } from './basic.strategy.js';
import { JwtStrategy } from './jwt.strategy.js';

/** Who is it: one strategy for each scheme. */
@Module({
  imports: [AccountsModule, SessionsModule],
  providers: [JwtStrategy, BasicStrategy],
})
export class AuthenticationModule {}
