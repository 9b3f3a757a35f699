import { BlockList, isIPv6 } from 'node:net';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../authentication/public.js';
import { problem } from '../http/problem-exception.js';
import { Answers, Describe, Returns } from '../openapi/answers.js';
import { Metrics, METRICS } from './metrics.js';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** On the API's own port, where `METRICS_PORT` names no other. */
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(@Inject(METRICS) private readonly metrics: Metrics) {}

  /** For what runs on this machine; to everybody else there is nothing here. */
  @Get()
  @Describe({
    summary: 'Read metrics',
    description: 'In the Prometheus text format, for clients on the same machine.',
    success: 'The metrics.',
  })
  @Returns(z.string().min(1), 'text/plain')
  @Answers('not_found')
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!isFromHere(request)) throw problem('not_found');
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}

/** Header fields that proxies add to a request. */
const PROXY_FIELD = /^(?:via|forwarded|x-forwarded-.+|x-real-ip|.*client-ip|cf-connecting-ip)$/;

/** The peer of the connection cannot be forged; but a proxy on this machine sends requests of others. */
function isFromHere({ raw: { socket }, headers }: FastifyRequest): boolean {
  const { remoteAddress = '' } = socket;
  const isForwarded = Object.keys(headers).some((name) => PROXY_FIELD.test(name));
  return !isForwarded && loopback.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}
