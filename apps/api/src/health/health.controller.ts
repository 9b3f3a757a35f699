import { setTimeout } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { Pool } from 'pg';
import { Public } from '../authentication/authentication.guard.js';
import { z } from 'zod';
import { problem } from '../problems/problem-exception.js';
import { Describe, Returns, Group } from '../problems/decorators.js';

/** Longest wait for the database, in milliseconds. Most load balancers wait longer; for Kubernetes, set `timeoutSeconds` to 3. */
const PATIENCE = 2000;

const healthy = z.strictObject({ status: z.literal('ok') });

@Controller('health')
@Group('Health', 'Probes for load balancers and orchestrators.')
@Public()
export class HealthController {
  constructor(private readonly pool: Pool) {}

  @Get('live')
  @Describe({
    summary: 'Check that the process is alive',
    description: 'Does not use the database.',
    success: 'The process is alive.',
  })
  @Returns(healthy)
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @Describe({
    summary: 'Check that requests can be served',
    description: 'Fails while the database cannot be reached.',
    success: 'Requests can be served.',
  })
  @Returns(healthy)
  async ready() {
    try {
      await Promise.race([this.pool.query('SELECT 1'), timeOut()]);
    } catch (cause) {
      throw problem('service_unavailable', { retryAfter: 5 }, { cause });
    }
    return { status: 'ok' };
  }
}

async function timeOut(): Promise<never> {
  await setTimeout(PATIENCE, undefined, { ref: false });
  throw new Error('the database did not respond in time');
}
