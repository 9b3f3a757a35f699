import { Body, Controller, Get, Param, Patch, Query, Req } from '@nestjs/common';
import { Role } from '@repo/db';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { z } from 'zod';
import { storedEmail } from '../accounts/email-address.js';
import { personName } from '../accounts/person-name.js';
import { revocationOf } from '../api-keys/revoke-all.js';
import { AuthEvents } from '../audit/auth-events.js';
import type { AuthEventRecord } from '../audit/event-row.js';
import { formerUser } from '../authentication/former-user.js';
import { Principal } from '../authentication/principal.js';
import { RecentSignIn } from '../authorization/recent-sign-in.js';
import { Roles } from '../authorization/roles.js';
import { pageQuery, type PageQuery } from '../http/page.js';
import { problem } from '../http/problem-exception.js';
import { Answers, Describe, Returns } from '../openapi/answers.js';
import { endEvents } from '../sessions/end-events.js';
import { isUuid } from '../tokens/claims.js';
import { Administration, type Changed } from './administration.js';
import { listUsers, type ListedUser, type UserPage } from './users.js';

/** What is absent stays as it is. */
const userChange = z
  .strictObject({ role: z.enum(Role).exactOptional(), disabled: z.boolean().exactOptional() })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .meta({ minProperties: 1 });

const listedUser = z.strictObject({
  id: z.uuid(),
  email: storedEmail,
  name: personName,
  role: z.enum(Role),
  disabledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
const userPage = z.strictObject({ users: z.array(listedUser), nextCursor: z.uuid().nullable() });

@Controller('admin/users')
@Roles('admin')
export class UsersController {
  constructor(
    private readonly pool: Pool,
    private readonly administration: Administration,
    private readonly events: AuthEvents,
  ) {}

  @Get()
  @Describe({
    summary: 'List users',
    description: 'Newest first.',
    success: 'A page of users.',
  })
  @Returns(userPage)
  async list(
    @Principal() principal: Principal,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<UserPage> {
    const listed = await listUsers(this.pool, principal.userId, query);
    if (listed === undefined) throw formerUser(principal);
    return listed;
  }

  /** Its effect on those who are signed in is at once: a new role, or the end of all sessions and API keys. */
  @Patch(':id')
  @Describe({
    summary: 'Change a user',
    description:
      'Changes the role, or disables or enables the account, with immediate effect. Disabling ends all sessions and API keys of the user.',
    success: 'The user as it is now.',
  })
  @RecentSignIn()
  @Returns(listedUser)
  @Answers('not_found', 'conflict')
  async change(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: userChange }) change: z.infer<typeof userChange>,
  ): Promise<ListedUser> {
    if (!isUuid(id)) throw problem('not_found');
    const { user } = await this.administration.change(id, change, (transaction, changed) =>
      this.events.write(transaction, ...eventsOf(changed, request)),
    );
    return user;
  }
}

function eventsOf(
  { user: { id, role, disabledAt }, roleVersion, isSwitched, revokedKeys, endedSessions }: Changed,
  request: FastifyRequest,
): AuthEventRecord[] {
  const events: AuthEventRecord[] = [];
  if (roleVersion !== null) {
    const detail = `${id} ${role}`;
    events.push({ event: 'privilege_permissions_changed', request, detail });
  }
  if (isSwitched) {
    const detail = `${id} ${disabledAt === null ? 'enabled' : 'disabled'}`;
    events.push({ event: 'user_updated', request, detail });
  }
  for (const keyId of revokedKeys) {
    const event = revocationOf(keyId, request);
    events.push({ ...event, detail: `${id} ${event.detail}` });
  }
  return [...events, ...endEvents(endedSessions, 'disabled', request, id)];
}
