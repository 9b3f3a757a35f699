import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { createPool, createPrisma, PrismaClient } from '@repo/db';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { LOG } from '../log.js';
import { SETTINGS, type Settings } from '../settings.js';
import { OldRows } from './old-rows.js';
import { markOutages } from './outages.js';
import { resendLostStatements } from './prepared-statements.js';

/** Provides the one pool of connections to PostgreSQL, shared by SQL and Prisma. */
@Global()
@Module({
  providers: [
    {
      provide: Pool,
      inject: [SETTINGS, LOG],
      useFactory: ({ DATABASE_URL }: Settings, log: Logger) =>
        markOutages(resendLostStatements(createPool(DATABASE_URL), log)),
    },
    { provide: PrismaClient, inject: [Pool], useFactory: createPrisma },
    OldRows,
  ],
  exports: [Pool, PrismaClient, OldRows],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly pool: Pool) {}

  /** Runs after the last response. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
