import { Module } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { Pool } from 'pg';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.js';

@Module({
  imports: [AccountsModule],
  controllers: [ApiKeysController],
  providers: [
    {
      provide: ApiKeys,
      inject: [Pool, PrismaClient],
      useFactory: (pool: Pool, prisma: PrismaClient) => new ApiKeys(pool, prisma),
    },
  ],
  exports: [ApiKeys],
})
export class ApiKeysModule {}
