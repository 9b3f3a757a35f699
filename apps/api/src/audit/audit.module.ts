import {
  Global,
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { DatabaseModule } from '../database/database.module.js';
import { LOG } from '../log.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { SIGNING_KEYS, TokensModule } from '../tokens/tokens.module.js';
import { AuthEventsController } from './auth-events.controller.js';
import { AuthEvents } from './auth-events.js';
import { identifierHash } from './identifier-hash.js';
import { keepTrailShort } from './retention.js';

/** The audit trail. Every module can inject `AuthEvents`. */
@Global()
@Module({
  imports: [DatabaseModule, TokensModule],
  controllers: [AuthEventsController],
  providers: [
    {
      provide: AuthEvents,
      inject: [Pool, SIGNING_KEYS, LOG],
      useFactory: (pool: Pool, { current }: SigningKeys, log: Logger) =>
        new AuthEvents(pool, identifierHash(current.privateKey), log),
    },
  ],
  exports: [AuthEvents],
})
export class AuditModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  #stopDeleting: (() => void) | undefined;

  constructor(
    private readonly events: AuthEvents,
    private readonly pool: Pool,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#stopDeleting = keepTrailShort(this.pool, this.log);
  }

  beforeApplicationShutdown(): void {
    this.#stopDeleting?.();
  }

  /** After the last request has been answered, and before the connections end. */
  async onApplicationShutdown(): Promise<void> {
    await this.events.flush();
  }
}
