import { Module } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { Pool } from 'pg';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Accounts } from './accounts.js';
import { Passwords } from './passwords.js';
import { PasswordVerifier } from './password.verifier.js';
import { ProfileController } from './profile.controller.js';
import { SignInController } from './sign-in.controller.js';

@Module({
  imports: [SessionsModule],
  controllers: [SignInController, ProfileController],
  providers: [
    {
      provide: Accounts,
      inject: [Pool, PrismaClient],
      useFactory: (pool: Pool, prisma: PrismaClient) => new Accounts(pool, prisma, new Passwords()),
    },
    PasswordVerifier,
  ],
  exports: [Accounts],
})
export class AccountsModule {}
