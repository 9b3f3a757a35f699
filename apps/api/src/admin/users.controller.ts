import { Controller, Get, Query } from '@nestjs/common';
import { Pool } from 'pg';
import { Principal } from '../authentication/principal.js';
import { Roles } from '../authorization/roles.js';
import { pageQuery, type PageQuery } from '../http/page.js';
import { problem } from '../http/problem-exception.js';
import { listUsers, type UserPage } from './users.js';

@Controller('admin/users')
@Roles('admin')
export class UsersController {
  constructor(private readonly pool: Pool) {}

  @Get()
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
