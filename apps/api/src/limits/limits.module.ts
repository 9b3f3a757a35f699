import { Module } from '@nestjs/common';
import { OldRows } from '../database/old-rows.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { MailRequests } from './mail-requests.js';

@Module({
  providers: [FailedSignIns, MailRequests],
  exports: [FailedSignIns, MailRequests],
})
export class LimitsModule {
  constructor(oldRows: OldRows) {
    oldRows.add({ table: 'rate_limits', from: 'to_timestamp(expire / 1000.0)', seconds: 0 });
  }
}
