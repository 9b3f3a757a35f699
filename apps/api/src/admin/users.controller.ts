import { Controller, Get, Query } from '@nestjs/common';
import { Role } from '@repo/db';
import { Pool } from 'pg';
import { z } from 'zod';
import { Principal } from '../authentication/principal.js';
import { Roles } from '../authorization/roles.js';
import { pageQuery, type PageQuery } from '../http/page.js';
import { problem } from '../http/problem-exception.js';
import { Returns } from '../openapi/answers.js';
import { listUsers, type UserPage } from './users.js';

const userPage = z.strictObject({
  users: z.array(
    z.strictObject({
      id: z.uuid(),
      email: z.string(),
      name: z.string(),
      role: z.enum(Role),
      disabledAt: z.iso.datetime().nullable(),
      createdAt: z.iso.datetime(),
    }),
  ),
  nextCursor: z.uuid().nullable(),
});

@Controller('admin/users')
@Roles('admin')
export class UsersController {
  constructor(private readonly pool: Pool) {}

  @Get()
  @Returns(userPage)
  async list(
    @Principal() { userId }: Principal,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<UserPage> {
    const listed = await listUsers(this.pool, userId, query);
    if (listed === 'unknown') throw problem('token_invalid', {}, { why: 'unknown user' });
    if (listed === 'disabled') throw problem('session_revoked', { reason: 'disabled' });
    return listed;
  }
}
