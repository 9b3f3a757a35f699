import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { DatabaseModule } from '../database/database.module.js';
import { OldRows } from '../database/old-rows.js';
import { LOG } from '../log.js';
import { Metrics } from '../metrics/metrics.js';
import { SIGNING_KEYS, type SigningKeys } from '../tokens/signing-keys.js';
import { DatabaseClock } from '../tokens/database-clock.js';
import { TokensModule } from '../tokens/tokens.module.js';
import { AuthEventsController } from './auth-events.controller.js';
import { AuthEvents } from './auth-events.js';
import { identifierHash } from './identifier-hash.js';

/** Lifetime of events in seconds: 90 days. */
const KEPT = 7_776_000;

/** The audit trail. Every module can inject `AuthEvents`. */
@Global()
@Module({
  imports: [DatabaseModule, TokensModule],
  controllers: [AuthEventsController],
  providers: [
    {
      provide: AuthEvents,
      inject: [Pool, DatabaseClock, SIGNING_KEYS, LOG, Metrics],
      useFactory: (
        pool: Pool,
        clock: DatabaseClock,
        { current }: SigningKeys,
        log: Logger,
        metrics: Metrics,
      ) => new AuthEvents(pool, clock, identifierHash(current.privateKey), log, metrics),
    },
  ],
  exports: [AuthEvents],
})
export class AuditModule implements OnApplicationShutdown {
  constructor(
    private readonly events: AuthEvents,
    oldRows: OldRows,
  ) {
    oldRows.add({ table: 'auth_events', from: 'at', seconds: KEPT });
  }

  /** Runs after the last response and before the database connections close. */
  async onApplicationShutdown(): Promise<void> {
    await this.events.flush();
  }
}

export { AuthEvents } from './auth-events.js';
export { EVENT_COLUMNS, type AuthEventRecord } from './event-row.js';
