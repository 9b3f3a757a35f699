import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { OldRows } from '../database/old-rows.js';
import { LOG } from '../log.js';
import { SETTINGS, type Settings } from '../settings.js';
import { SessionStates } from '../strategies/session-states.js';
import { DatabaseClock } from '../tokens/database-clock.js';
import { TokensModule } from '../tokens/tokens.module.js';
import { Revocations } from './revocations/revocations.js';
import { RefreshTokenVerifier } from './refresh-token.verifier.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { SignOutVerifier } from './sign-out.verifier.js';

@Module({
  imports: [TokensModule],
  controllers: [SessionsController, OwnSessionsController],
  providers: [
    {
      provide: Revocations,
      inject: [SETTINGS, Pool, LOG, DatabaseClock],
      // Listens on the server behind the pooler, if there is one.
      useFactory: (settings: Settings, pool: Pool, log: Logger, clock: DatabaseClock) => {
        const { DATABASE_URL, DIRECT_DATABASE_URL = DATABASE_URL, ACCESS_TOKEN_TTL } = settings;
        return new Revocations(DIRECT_DATABASE_URL, pool, ACCESS_TOKEN_TTL, log, clock);
      },
    },
    Sessions,
    { provide: SessionStates, useExisting: Revocations },
    RefreshTokenVerifier,
    SignOutVerifier,
  ],
  exports: [Sessions, Revocations, SessionStates, TokensModule],
})
export class SessionsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly revocations: Revocations,
    oldRows: OldRows,
    @Inject(SETTINGS) { REFRESH_IDLE_TTL, ACCESS_TOKEN_TTL }: Settings,
  ) {
    // Longer than any token of the session lives, so that a returning client learns why its session ended.
    const seconds = REFRESH_IDLE_TTL + ACCESS_TOKEN_TTL;
    oldRows.add({ table: 'sessions', from: 'expires_at', seconds });
  }

  /** Does not wait for the connection: until it is live, each token is checked in the database. */
  onApplicationBootstrap(): void {
    this.revocations.start();
  }

  /** The remaining requests check their tokens in the database. */
  beforeApplicationShutdown(): void {
    this.revocations.stop();
  }
}

export { endEvents } from './end-events.js';
export type { VerifiedUser } from './open.js';
export { Revocations } from './revocations/revocations.js';
export { roleVersion, notifyRole } from './revocations/role-notice.js';
export { clientOf, type SessionClient } from './session-client.js';
export { tokenBody, tokens, type TokenBody } from './token-body.js';
