import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Credentials } from './credentials.js';
import { CredentialsController } from './credentials.controller.js';
import { LimitedController } from './limited.controller.js';
import { OutageController } from './outage.controller.js';
import { ThrowAwayAccounts } from './throw-away-accounts.js';

/**
 * Adds to the API's own routes what the experiments of the web app's `/lab` need: throw-away accounts with credentials in any
 * state, and two routes that fail for a while. Exists in development only (../development.ts).
 */
@Module({
  imports: [SessionsModule],
  controllers: [CredentialsController, LimitedController, OutageController],
  providers: [Credentials, ThrowAwayAccounts],
})
export class LabModule {}
