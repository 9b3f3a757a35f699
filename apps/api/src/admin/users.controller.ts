import { Controller, Get, Query } from '@nestjs/common';
import { Pool } from 'pg';
import { z } from 'zod';
import { Principal } from '../authentication/principal.js';
import { Roles } from '../authorization/roles.js';
import { problem } from '../http/problem-exception.js';
import { listUsers, type UserPage } from './users.js';

const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.uuid().optional(),
});

@Controller('admin/users')
@Roles('admin')
export class UsersController {
  constructor(private readonly pool: Pool) {}

  @Get()
  async list(
    @Principal() { userId }: Principal,
    @Query({ schema: page }) query: z.infer<typeof page>,
  ): Promise<UserPage> {
    const listed = await listUsers(this.pool, userId, query);
    if (listed === 'unknown') throw problem('token_invalid', {}, { why: 'unknown user' });
    if (listed === 'disabled') throw problem('session_revoked', { reason: 'disabled' });
    return listed;
  }
}
