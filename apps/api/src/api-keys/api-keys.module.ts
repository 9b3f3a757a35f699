import { Module } from '@nestjs/common';
import { AccountsModule, OtherCredentials } from '../accounts/accounts.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { ApiKeyStrategy } from '../strategies/api-key.strategy.js';
import { KeyAuthenticator } from '../strategies/key-authenticator.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.js';
import { revokeAllKeys } from './revoke-all.js';

@Module({
  imports: [AccountsModule, LimitsModule],
  controllers: [ApiKeysController],
  providers: [ApiKeys, { provide: KeyAuthenticator, useExisting: ApiKeys }, ApiKeyStrategy],
})
export class ApiKeysModule {
  constructor(credentials: OtherCredentials) {
    credentials.add(revokeAllKeys);
  }
}
