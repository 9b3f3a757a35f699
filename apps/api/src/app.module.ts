import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { Logger } from 'pino';
import { AccountsModule } from './accounts/accounts.module.js';
import { AdminModule } from './admin/admin.module.js';
import { AuthenticationGuard } from './authentication/authentication.guard.js';
import { RolesGuard } from './authorization/roles.guard.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthController } from './health/health.controller.js';
import { LOG } from './log.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SETTINGS, type Settings } from './settings.js';

@Module({
  imports: [DatabaseModule, AccountsModule, AdminModule],
  controllers: [HealthController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    // In the order in which they run.
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: RolesGuard },
  ],
})
export class AppModule {
  /** The whole API. Every module can inject `SETTINGS` and `LOG`. */
  static with(settings: Settings, log: Logger): DynamicModule {
    return {
      module: AppModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOG, useValue: log },
      ],
      exports: [SETTINGS, LOG],
    };
  }
}
