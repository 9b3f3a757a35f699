import { Controller, Get, Req } from '@nestjs/common';
import { networkOf } from '@repo/http-edge';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { Quota } from '../limits/quota.js';
import { rateLimited } from '../limits/rate-limited.js';
import { Describe, Group, Problems, Returns } from '../problems/decorators.js';

const within = z.strictObject({ limited: z.literal(false) });

/** A route with a small quota for each network. Its requests count for no other quota. */
@Controller('lab/limited')
@Group('Lab')
@Public()
export class LimitedController {
  readonly #requests: Quota;

  constructor(pool: Pool) {
    this.#requests = new Quota(pool, { name: 'lab-limited', limit: 2, window: 5 });
  }

  @Get()
  @Describe({
    summary: 'Use up a quota',
    description: 'Allows each network two requests in five seconds.',
    success: 'The request is within the quota.',
  })
  @Returns(within)
  @Problems('rate_limited')
  async read(@Req() { clientAddress }: FastifyRequest): Promise<z.infer<typeof within>> {
    const usedUp = await this.#requests.take(networkOf(clientAddress));
    if (usedUp !== undefined) throw rateLimited([usedUp]);
    return { limited: false };
  }
}
