import { Module } from '@nestjs/common';
import { AccountsModule, OtherCredentials } from '../accounts/accounts.module.js';
import { KeyAuthenticator } from '../strategies/key-authenticator.js';
import { isScope, SCOPE_WORDS } from '../tokens/scopes.js';
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
  constructor(credentials: OtherCredentials, apiKeys: ApiKeys) {
    credentials.add({
      kind: 'apiKeys',
      name: KEYS,
      page: KEYS_PAGE,
      list: async (userId) =>
        (await apiKeys.of(userId)).map(({ scopes, ...key }) => ({
          ...key,
          facts: scopes.filter(isScope).map((scope) => SCOPE_WORDS[scope]),
        })),
      revoke: revokeAllKeys,
    });
  }
}
