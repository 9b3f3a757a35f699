import { Module } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { Pool } from 'pg';
import { OldRows } from '../database/old-rows.js';
import { FailedSignIns } from '../limits/failed-sign-ins.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Accounts } from './accounts.js';
import { AccountMail } from './account-mail.js';
import { Passwords } from './passwords.js';
import { PasswordVerifier } from './password.verifier.js';
import { ProfileController } from './profile.controller.js';
import { ReauthenticateController } from './reauthenticate.controller.js';
import { PasswordController } from './recovery/password.controller.js';
import { PasswordResets } from './recovery/password-resets.js';
import { Recovery } from './recovery/recovery.js';
import { RecoveryController } from './recovery/recovery.controller.js';
import { Registration } from './registration/registration.js';
import { RegistrationController } from './registration/registration.controller.js';
import { Registrations } from './registration/registrations.js';
import { SignInController } from './sign-in.controller.js';

@Module({
  imports: [LimitsModule, MailModule, SessionsModule],
  controllers: [
    SignInController,
    ReauthenticateController,
    ProfileController,
    RegistrationController,
    RecoveryController,
    PasswordController,
  ],
  providers: [
    // One for all: every hash waits in the same queue.
    { provide: Passwords, useFactory: () => new Passwords() },
    {
      provide: Accounts,
      inject: [Pool, PrismaClient, Passwords, FailedSignIns],
      useFactory: (
        pool: Pool,
        prisma: PrismaClient,
        passwords: Passwords,
        failedSignIns: FailedSignIns,
      ) => new Accounts(pool, prisma, passwords, failedSignIns),
    },
    { provide: Registrations, inject: [Pool], useFactory: (pool: Pool) => new Registrations(pool) },
    {
      provide: PasswordResets,
      inject: [Pool],
      useFactory: (pool: Pool) => new PasswordResets(pool),
    },
    AccountMail,
    Registration,
    Recovery,
    PasswordVerifier,
  ],
  exports: [Accounts, AccountMail, PasswordResets],
})
export class AccountsModule {
  constructor(oldRows: OldRows) {
    oldRows.add({ table: 'registrations', from: 'expires_at', seconds: 0 });
    oldRows.add({ table: 'password_resets', from: 'expires_at', seconds: 0 });
  }
}
