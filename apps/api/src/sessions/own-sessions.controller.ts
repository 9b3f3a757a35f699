import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AuthEvents } from '../events/auth-events.js';
import { Principal } from '../authentication/principal.js';
import { problem } from '../problems/problem-exception.js';
import { addressText } from '../validation/text.js';
import { Problems, Describe, Returns, Group } from '../problems/decorators.js';
import { isUuid } from '../database/ids.js';
import { endEvents } from './end-events.js';
import type { ListedSession } from './list.js';
import { LONGEST_USER_AGENT } from './session-client.js';
import { Sessions } from './sessions.js';

const session = z.strictObject({
  id: z.uuid(),
  current: z.boolean(),
  userAgent: z.string().min(1).max(LONGEST_USER_AGENT).nullable(),
  clientAddress: addressText.nullable(),
  signedInAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
const sessionList = z.strictObject({ sessions: z.array(session) });

/** Lists and ends a user's own sessions (OWASP ASVS 7.4.5). */
@Controller('auth/sessions')
@Group('Authentication')
export class OwnSessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: AuthEvents,
  ) {}

  @Get()
  @Describe({
    summary: 'List your sessions',
    description: 'Active sessions, newest first.',
    success: 'The sessions.',
  })
  @Returns(sessionList)
  async list(
    @Principal() { userId, sessionId }: Principal,
  ): Promise<{ sessions: readonly ListedSession[] }> {
    return { sessions: await this.sessions.of(userId, sessionId) };
  }

  @Delete(':id')
  @Describe({
    summary: 'End a session',
    description: 'Its tokens are refused from now on. Ending the current session signs you out.',
    success: 'The session has ended.',
  })
  @HttpCode(204)
  @Problems('not_found')
  async end(
    @Principal() { userId, sessionId: ownId }: Principal,
    @Req() request: FastifyRequest,
    @Param('id') sessionId: string,
  ): Promise<void> {
    const reason = sessionId === ownId ? 'signed_out' : 'ended_elsewhere';
    const hasEnded =
      isUuid(sessionId) &&
      (await this.sessions.endOneOf(userId, sessionId, reason, (transaction) =>
        this.events.write(transaction, ...endEvents([sessionId], reason, request)),
      ));
    if (!hasEnded) throw problem('not_found');
  }

  @Delete()
  @Describe({
    summary: 'End all other sessions',
    description: 'Every session of the user but the current one.',
    success: 'The other sessions have ended.',
  })
  @HttpCode(204)
  async endOthers(
    @Principal() { userId, sessionId }: Principal,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const reason = 'ended_elsewhere';
    await this.sessions.endAllOf(userId, reason, {
      except: sessionId,
      first: () => Promise.resolve(),
      record: (transaction, ended) =>
        this.events.write(transaction, ...endEvents(ended, reason, request)),
    });
  }
}
