import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { PrismaClient } from './generated/client.js';

/** In milliseconds. The pool's time-outs are shorter, since only their errors are recognised as outages. */
const TRANSACTION_OPTIONS = { maxWait: 10_000, timeout: 30_000 };

/**
 * Creates the Prisma client on the connections of `pool`, which also serves SQL statements (decision 0005). The caller ends
 * the pool.
 */
export function createPrisma(pool: Pool): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: TRANSACTION_OPTIONS,
  });
}
