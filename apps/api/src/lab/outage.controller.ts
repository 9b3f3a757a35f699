import { Controller, Get, Query, type OnApplicationShutdown } from '@nestjs/common';
import { createPool } from '@repo/db';
import { Pool } from 'pg';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { markOutages } from '../database/outages.js';
import { Describe, Group, Problems, Returns } from '../problems/decorators.js';

const outage = z.strictObject({
  /** When the outage ends, in seconds since the epoch. */
  until: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
});

const answered = z.strictObject({ database: z.literal('reachable') });

/** Nothing listens on port 1 of this machine. */
const NOWHERE = 'postgres://lab@127.0.0.1:1/none';

/** A route that cannot reach its database until a time that the request names. Other routes still reach theirs. */
@Controller('lab/outage')
@Group('Lab')
@Public()
export class OutageController implements OnApplicationShutdown {
  readonly #dead = markOutages(createPool(NOWHERE));

  constructor(private readonly pool: Pool) {}

  @Get()
  @Describe({
    summary: 'Query a database that cannot be reached',
    description: 'The outage ends at the time `until`, in seconds since 1970.',
    success: 'The database has answered.',
  })
  @Returns(answered)
  @Problems('service_unavailable')
  async read(
    @Query({ schema: outage }) { until }: z.infer<typeof outage>,
  ): Promise<z.infer<typeof answered>> {
    await (Date.now() / 1000 < until ? this.#dead : this.pool).query('SELECT 1');
    return { database: 'reachable' };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#dead.end();
  }
}
