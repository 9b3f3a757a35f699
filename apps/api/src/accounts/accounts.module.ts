import { Module } from '@nestjs/common';
import { OldRows } from '../database/old-rows.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { PasswordAuthenticator } from '../strategies/password-authenticator.js';
import { Accounts } from './accounts.js';
import { AccountMail } from './account-mail.js';
import { OtherCredentials } from './other-credentials.js';
import { OtherCredentialsController } from './other-credentials.controller.js';
import { PasswordAuthentication } from './password-authentication.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordVerifier } from './password.verifier.js';
import { ProfileController } from './profile.controller.js';
import { ReauthenticateController } from './reauthenticate.controller.js';
import { ChangePasswordController } from './recovery/change-password.controller.js';
import { PasswordResets } from './recovery/password-resets.js';
import { Recovery } from './recovery/recovery.js';
import { RecoveryController } from './recovery/recovery.controller.js';
import { Registration } from './registration/registration.js';
import { RegistrationController } from './registration/registration.controller.js';
import { PendingRegistrations } from './registration/pending-registrations.js';
import { SignInController } from './sign-in.controller.js';

@Module({
  imports: [LimitsModule, MailModule, SessionsModule],
  controllers: [
    SignInController,
    ReauthenticateController,
    ProfileController,
    OtherCredentialsController,
    RegistrationController,
    RecoveryController,
    ChangePasswordController,
  ],
  providers: [
    PasswordHasher,
    Accounts,
    PasswordAuthentication,
    { provide: PasswordAuthenticator, useExisting: PasswordAuthentication },
    OtherCredentials,
    PendingRegistrations,
    PasswordResets,
    AccountMail,
    Registration,
    Recovery,
    PasswordVerifier,
  ],
  exports: [Accounts, AccountMail, OtherCredentials, PasswordAuthenticator, PasswordResets],
})
export class AccountsModule {
  constructor(oldRows: OldRows) {
    oldRows.add({ table: 'registrations', from: 'expires_at', seconds: 0 });
    oldRows.add({ table: 'password_resets', from: 'expires_at', seconds: 0 });
  }
}

export { AccountMail, type Notice } from './account-mail.js';
export { recoveryHint } from './mail-templates/notices.js';
export { timeText } from './mail-templates/time-text.js';
export { OtherCredentials } from './other-credentials.js';
export { PasswordResets } from './recovery/password-resets.js';
export { personName } from './person-name.js';
