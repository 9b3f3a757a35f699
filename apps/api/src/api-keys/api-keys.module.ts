import { Module } from '@nestjs/common';
import { AccountsModule, OtherCredentials } from '../accounts/accounts.module.js';
import { KeyAuthenticator } from '../strategies/key-authenticator.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.js';
import { KeyRequests } from './key-requests.js';
import { KEYS, KEYS_PAGE } from './mail.js';
import { revokeAllKeys } from './revoke-all.js';

@Module({
  imports: [AccountsModule],
  controllers: [ApiKeysController],
  providers: [ApiKeys, KeyRequests, { provide: KeyAuthenticator, useExisting: ApiKeys }],
  exports: [KeyAuthenticator],
})
export class ApiKeysModule {
  constructor(credentials: OtherCredentials) {
    credentials.add({
      name: KEYS,
      page: KEYS_PAGE,
      member: 'revokeApiKeys',
      revoke: revokeAllKeys,
    });
  }
}
