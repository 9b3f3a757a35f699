import { Controller, Get, Query } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { codes } from '@repo/errors';
import { Pool } from 'pg';
import { z } from 'zod';
import { Roles } from '../authorization/roles.guard.js';
import { pageQuery } from '../validation/page.js';
import { networkText } from '../validation/text.js';
import { queryTime } from '../validation/time.js';
import { Describe, Returns, Group } from '../problems/decorators.js';
import { listEvents, type EventPage } from './list-events.js';
import { periods, summarise, type Summary } from './summary.js';

const eventsQuery = pageQuery.extend({
  requestId: z.uuid().optional(),
  code: z.enum(codes).optional(),
  userId: z.uuid().optional(),
  from: queryTime.optional(),
  /** Exclusive. */
  to: queryTime.optional(),
});

const summaryQuery = z.strictObject({ period: z.enum(periods).default('day') });

const nonEmpty = z.string().min(1);

const eventPage = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.uuid(),
      at: z.iso.datetime(),
      event: z.string().regex(/^[a-z_]+$/),
      code: z.enum(codes).nullable(),
      status: z.int().nullable(),
      method: nonEmpty,
      route: nonEmpty.nullable(),
      scheme: nonEmpty.nullable(),
      requestId: z.uuid(),
      userId: z.uuid().nullable(),
      sessionId: z.uuid().nullable(),
      clientAddress: networkText,
      why: nonEmpty.nullable(),
      detail: nonEmpty.nullable(),
      identifierHash: z.base64url().nullable(),
      count: z.int().min(1),
    }),
  ),
  nextCursor: z.uuid().nullable(),
  hint: nonEmpty.optional(),
});

const summary = z.strictObject({
  step: z.int(),
  buckets: z.array(
    z.strictObject({ from: z.iso.datetime(), counts: z.partialRecord(z.enum(codes), z.int()) }),
  ),
});

/** The audit trail: refused requests, and changes of accounts and sessions. */
@Controller('admin/auth-events')
@Group('Administration')
@Roles(['admin'])
export class AuthEventsController {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly pool: Pool,
  ) {}

  @Get()
  @Describe({
    summary: 'List audit events',
    description:
      'Newest first: refused requests, and changes of accounts, sessions and credentials. Refusals that repeat within a minute are counted in one event.',
    success: 'A page of events.',
  })
  @Returns(eventPage)
  list(@Query({ schema: eventsQuery }) query: z.infer<typeof eventsQuery>): Promise<EventPage> {
    return listEvents(this.prisma, query);
  }

  /** Serves a chart, which would otherwise have to load thousands of events page by page. */
  @Get('summary')
  @Describe({
    summary: 'Count refused requests',
    description: 'The number of refusals by code, over time.',
    success: 'The counts, oldest first.',
  })
  @Returns(summary)
  summary(
    @Query({ schema: summaryQuery }) { period }: z.infer<typeof summaryQuery>,
  ): Promise<Summary> {
    return summarise(this.pool, period);
  }
}
