import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Administration } from './administration.js';
import { UsersController } from './users.controller.js';

@Module({
  imports: [SessionsModule],
  controllers: [UsersController],
  providers: [Administration],
})
export class AdminModule {}
