import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { hasMailbox } from '@repo/settings';
import type { Logger } from 'pino';
import { AccountsModule } from './accounts/accounts.module.js';
import { AdminModule } from './admin/admin.module.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthenticationGuard } from './authentication/authentication.guard.js';
import { OriginGuard } from './authorization/origin.guard.js';
import { RecentSignInGuard } from './authorization/recent-sign-in.guard.js';
import { RolesGuard } from './authorization/roles.guard.js';
import { ScopesGuard } from './authorization/scopes.guard.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthController } from './health/health.controller.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { validationPipe } from './validation/validation.pipe.js';
import { LOG } from './log.js';
import { MailboxController } from './mail/mailbox.controller.js';
import { MailModule } from './mail/mail.module.js';
import { NotesModule } from './notes/notes.module.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';
import { DocsController } from './openapi/docs.controller.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { UndeclaredProblems } from './openapi/undeclared-problems.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SETTINGS, type Settings } from './settings.js';
import { strategies } from './strategies/strategies.js';
import { TokensModule } from './tokens/tokens.module.js';
import { JwksController } from './well-known/jwks.controller.js';
import { ProtectedResourceController } from './well-known/protected-resource.controller.js';

@Module({
  imports: [
    DiscoveryModule,
    DatabaseModule,
    AuditModule,
    TokensModule,
    AccountsModule,
    ApiKeysModule,
    SessionsModule,
    AdminModule,
    MailModule,
    NotesModule,
  ],
  controllers: [
    HealthController,
    JwksController,
    ProtectedResourceController,
    OpenApiController,
    DocsController,
  ],
  providers: [
    ...Object.values(strategies),
    UndeclaredProblems,
    // Each request passes these in this order: authentication, authorization, validation. The filter sends refusals.
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: OriginGuard },
    { provide: APP_GUARD, useClass: RolesGuard },
    { provide: APP_GUARD, useClass: ScopesGuard },
    { provide: APP_GUARD, useClass: RecentSignInGuard },
    { provide: APP_PIPE, useValue: validationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class AppModule {
  /**
   * Builds the module of the whole API. Every module can inject `SETTINGS`, `LOG` and `Metrics`.
   *
   * @param others extra modules, such as the lab's in development
   */
  static with(
    settings: Settings,
    log: Logger,
    metrics: Metrics,
    others: readonly Type[] = [],
  ): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [...others],
      controllers: [
        ...(settings.METRICS_PORT === undefined ? [MetricsController] : []),
        ...(hasMailbox(settings) ? [MailboxController] : []),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOG, useValue: log },
        { provide: Metrics, useValue: metrics },
      ],
      exports: [SETTINGS, LOG, Metrics],
    };
  }
}
