import { Controller, Get, Query } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { z } from 'zod';
import { Roles } from '../authorization/roles.js';
import { listUsers, type UserPage } from './users.js';

const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.uuid().optional(),
});

@Controller('admin/users')
@Roles('admin')
export class UsersController {
  constructor(private readonly prisma: PrismaClient) {}

  @Get()
  list(@Query({ schema: page }) query: z.infer<typeof page>): Promise<UserPage> {
    return listUsers(this.prisma, query);
  }
}
