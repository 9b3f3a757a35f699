import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { DatabaseModule } from '../database/database.module.js';
import { OldRows } from '../database/old-rows.js';
import { AuthEvents } from '../events/auth-events.js';
import { LOG } from '../log.js';
import { Metrics } from '../metrics/metrics.js';
import { SIGNING_KEYS, type SigningKeys } from '../tokens/signing-keys.js';
import { DatabaseClock } from '../tokens/database-clock.js';
import { TokensModule } from '../tokens/tokens.module.js';
import { AuthEventsController } from './auth-events.controller.js';
import { AuditTrail } from './audit-trail.js';
import { identifierHash } from './identifier-hash.js';
import { recordRefusals } from './record-refusals.js';

/** Lifetime of events in seconds: 90 days. */
const KEPT = 7_776_000;

/** Provides the audit trail, which every module can inject as `AuthEvents`. */
@Global()
@Module({
  imports: [DatabaseModule, TokensModule],
  controllers: [AuthEventsController],
  providers: [
    {
      provide: AuditTrail,
      inject: [Pool, DatabaseClock, SIGNING_KEYS, LOG, Metrics],
      useFactory: (
        pool: Pool,
        clock: DatabaseClock,
        { current }: SigningKeys,
        log: Logger,
        metrics: Metrics,
      ) => new AuditTrail(pool, clock, identifierHash(current.privateKey), log, metrics),
    },
    { provide: AuthEvents, useExisting: AuditTrail },
  ],
  exports: [AuthEvents],
})
export class AuditModule implements OnApplicationShutdown {
  constructor(
    private readonly trail: AuditTrail,
    oldRows: OldRows,
    { httpAdapter }: HttpAdapterHost,
  ) {
    recordRefusals(httpAdapter.getInstance(), trail);
    oldRows.add({ table: 'auth_events', from: 'at', seconds: KEPT });
  }

  /** Runs after the last response and before the database connections close. */
  async onApplicationShutdown(): Promise<void> {
    await this.trail.flush();
  }
}
