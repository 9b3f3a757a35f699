import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Administration } from './administration.js';
import { UsersController } from './users.controller.js';

@Module({
  imports: [AccountsModule, SessionsModule],
  controllers: [UsersController],
  providers: [Administration],
})
export class AdminModule {}
