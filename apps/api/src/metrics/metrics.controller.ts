import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { isFromThisMachine } from '@repo/http-edge';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { hasOwnHost } from '../http/own-host.js';
import { problem } from '../problems/problem-exception.js';
import { Problems, Describe, Returns, Group } from '../problems/decorators.js';
import { SETTINGS, type Settings } from '../settings.js';
import { Metrics } from './metrics.js';

/** Serves the metrics on the API's port, unless `METRICS_PORT` is set. */
@Controller('metrics')
@Group('Metrics', 'Measurements of this process.')
@Public()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Requests from other machines get 404. */
  @Get()
  @Describe({
    summary: 'Read metrics',
    description: 'In the Prometheus text format, for clients on the same machine.',
    success: 'The metrics.',
  })
  @Returns(z.string().min(1), 'text/plain')
  @Problems('not_found')
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!isFromThisMachine(request.raw) || !hasOwnHost(request, this.settings)) {
      throw problem('not_found');
    }
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
