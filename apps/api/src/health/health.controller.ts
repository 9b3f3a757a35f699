import { setTimeout } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { Pool } from 'pg';
import { Public } from '../authentication/public.js';
import { problem } from '../http/problem-exception.js';

/** Shorter than what whoever watches waits for an answer, in milliseconds. */
const PATIENCE = 2000;

@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly pool: Pool) {}

  /** Whether the process answers. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** Whether it can do its work: 503 while the database is not reachable. */
  @Get('ready')
  async ready() {
    const isReachable = await Promise.race([
      this.pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
      setTimeout(PATIENCE, false, { ref: false }),
    ]);
    if (!isReachable) throw problem('service_unavailable', { retryAfter: 5 });
    return { status: 'ok' };
  }
}
