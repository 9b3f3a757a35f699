import { Body, Controller, Get, Param, Patch, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { z } from 'zod';
import { role } from '../validation/role.js';
import { accountGone } from '../strategies/account-gone.js';
import { Principal } from '../authentication/principal.js';
import { RecentSignIn } from '../authorization/recent-sign-in.guard.js';
import { Roles } from '../authorization/roles.guard.js';
import { pageQuery, type PageQuery } from '../validation/page.js';
import { problem } from '../problems/problem-exception.js';
import { Problems, Describe, Returns, Group } from '../problems/decorators.js';
import { isUuid } from '../database/ids.js';
import { Administration } from './administration.js';
import { listedUser, listUsers, type ListedUser, type UserPage } from './users.js';

/** Absent members stay unchanged. */
const userChange = z
  .strictObject({ role: role.exactOptional(), disabled: z.boolean().exactOptional() })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .meta({ minProperties: 1 });

const userPage = z.strictObject({ users: z.array(listedUser), nextCursor: z.uuid().nullable() });

@Controller('admin/users')
@Group('Administration', 'Operations for administrators.')
@Roles(['admin'])
export class UsersController {
  constructor(
    private readonly pool: Pool,
    private readonly administration: Administration,
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
    if (listed === undefined) throw accountGone(principal);
    return listed;
  }

  @Patch(':id')
  @Describe({
    summary: 'Change a user',
    description:
      'Changes the role, or disables or enables the account, with immediate effect. Disabling ends all sessions and other credentials of the user.',
    success: 'The user as it is now.',
  })
  @RecentSignIn()
  @Returns(listedUser)
  @Problems('not_found', 'conflict')
  async change(
    @Principal() { userId }: Principal,
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: userChange }) change: z.infer<typeof userChange>,
  ): Promise<ListedUser> {
    if (!isUuid(id)) throw problem('not_found');
    return this.administration.change(id, change, userId, request);
  }
}
