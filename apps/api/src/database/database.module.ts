import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { createPool, createPrisma, PrismaClient } from '@repo/db';
import { Pool } from 'pg';
import { SETTINGS, type Settings } from '../settings.js';
import { OldRows } from './old-rows.js';
import { tellOutages } from './outages.js';

/** The connections to PostgreSQL, once, for SQL and for Prisma alike. */
@Global()
@Module({
  providers: [
    {
      provide: Pool,
      inject: [SETTINGS],
      useFactory: ({ DATABASE_URL }: Settings) => tellOutages(createPool(DATABASE_URL)),
    },
    { provide: PrismaClient, inject: [Pool], useFactory: createPrisma },
    OldRows,
  ],
  exports: [Pool, PrismaClient, OldRows],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly pool: Pool) {}

  /** After the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
