import { PasswordResets } from '../../src/accounts/recovery/password-resets.js';
import { PendingRegistrations } from '../../src/accounts/registration/pending-registrations.js';
import { ADMIN, bearer, type TestApi, USER } from '../api.js';
import { signedInAgo, withClaims } from '../support/changed-tokens.js';
import { sessionIn } from '../support/rows.js';
import type { TokenBody } from '../../src/sessions/token-body.js';
import { authorization, type Fault, noCredentials, otherSchemes, type Stage } from './faults.js';

/** The data that makes the requests valid. */
export class Prepared {
  admin!: string;
  other!: TokenBody;
  ended!: TokenBody;
  sessionId!: string;
  links!: { readonly verification: string; readonly reset: string };

  /** Creates the data. */
  async create(api: TestApi): Promise<void> {
    this.admin = (await api.signIn(ADMIN)).accessToken;
    this.other = await api.signIn();
    this.ended = await api.signIn();
    await api.json('POST', '/auth/logout', { refreshToken: this.ended.refreshToken });
    this.sessionId = sessionIn((await api.signIn()).accessToken);
    this.links = {
      verification: await api.app.get(PendingRegistrations).add('new@example.com'),
      reset: await api.app.get(PasswordResets).add(USER),
    };
  }
}

/** Makes the faults that an access token can have. */
export function tokenFaults(api: TestApi) {
  /** Makes the fault of our token with a wrong signature. */
  const forged = (code: string): Fault => [
    code,
    (request) =>
      authorization(...bearer(api.user.accessToken.replace(/[^.]+$/, 'A'.repeat(86))))(request),
  ];

  const wrongToken = forged('token_invalid');

  /** Credentials that a route refuses if it takes only Bearer. */
  const bearerChecks: Stage = [noCredentials, ...otherSchemes, wrongToken];

  /** Our token, with a scope that no route needs. */
  const noScope: Fault = [
    'insufficient_scope',
    (request) =>
      authorization(...bearer(withClaims(api.user.accessToken, { scope: 'none' }, api.key)))(
        request,
      ),
  ];

  const oldSignIn = (token: string): Fault => [
    'step_up_required',
    authorization(...bearer(signedInAgo(token, 3600, api.key))),
  ];

  return { forged, wrongToken, bearerChecks, noScope, oldSignIn };
}
