import { Module } from '@nestjs/common';
import { Pool } from 'pg';
import { OldRows } from '../database/old-rows.js';
import { SETTINGS, type Settings } from '../settings.js';
import { FailedSignIns, type SignInLimits } from './failed-sign-ins.js';
import { KeyRequests } from './key-requests.js';
import { MailRequests } from './mail-requests.js';

const limitsOf = ({ LOGIN_RATE_LIMIT, LOGIN_RATE_WINDOW }: Settings): SignInLimits => ({
  limit: LOGIN_RATE_LIMIT,
  window: LOGIN_RATE_WINDOW,
});

@Module({
  providers: [
    {
      provide: FailedSignIns,
      inject: [Pool, SETTINGS],
      useFactory: (pool: Pool, settings: Settings) => new FailedSignIns(pool, limitsOf(settings)),
    },
    {
      provide: MailRequests,
      inject: [Pool, SETTINGS],
      useFactory: (pool: Pool, settings: Settings) => new MailRequests(pool, limitsOf(settings)),
    },
    { provide: KeyRequests, inject: [Pool], useFactory: (pool: Pool) => new KeyRequests(pool) },
  ],
  exports: [FailedSignIns, KeyRequests, MailRequests],
})
export class LimitsModule {
  constructor(oldRows: OldRows) {
    oldRows.add({ table: 'rate_limits', from: 'to_timestamp(expire / 1000.0)', seconds: 0 });
  }
}
