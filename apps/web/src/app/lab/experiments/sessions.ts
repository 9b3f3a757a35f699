import 'server-only';
import type { Experiment, Fix } from '../run/experiment';
import { bearer, profile, refreshWith, signIn, signInAndRead } from '../run/requests';

const signInToRefresh: Fix = {
  label: 'Sign in',
  reason: 'The sign-in began a new session, whose refresh token works.',
  apply: async (recorder, kept) => refreshWith((await signIn(recorder, kept)).refreshToken),
};

export const experiments = [
  {
    slug: 'session-revoked',
    code: 'session_revoked',
    what: 'Reads a profile with an access token that is genuine and has not expired, after its user has signed out.',
    reason:
      'The session has ended; the reason member of the response says why. The token itself cannot show that, so each process also remembers the sessions that ended recently.',
    source: {
      file: 'apps/api/src/strategies/jwt.strategy.ts',
      lines: `    if (session.state === 'ended') {
      throw problem('session_revoked', { reason: session.reason }, { about });
    }`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      await recorder.send('Sign out', {
        method: 'POST',
        path: '/auth/logout',
        fields: [bearer(keep.accessToken)],
      });
      return { request: profile(bearer(keep.accessToken)), keep };
    },
    fixes: {
      signIn: {
        label: 'Sign in',
        reason: 'A refresh would have been refused too. The sign-in began a new session.',
        apply: signInAndRead,
      },
    },
  },
  {
    slug: 'session-expired',
    code: 'session_expired',
    what: 'Refreshes a session after its maximum lifetime.',
    reason:
      'The session has expired, however often it was refreshed. The database decides, by its own clock.',
    source: {
      file: 'apps/api/src/sessions/rotate.ts',
      lines: `        WHEN now() >= least(s.idle_expires_at, s.expires_at) THEN 'expired'`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials({ signedIn: 'session_expired' });
      return { request: refreshWith(keep.refreshToken), keep };
    },
    fixes: { signIn: signInToRefresh },
  },
  {
    slug: 'refresh-token-invalid',
    code: 'refresh_token_invalid',
    what: 'Tries to refresh with the access token instead of the refresh token.',
    reason:
      'Neither token is accepted in place of the other: their types (typ) differ. The session is unharmed.',
    source: {
      file: 'apps/api/src/sessions/refresh-token.verifier.ts',
      lines: `    if (claims === undefined) throw problem('refresh_token_invalid');`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      return { request: refreshWith(keep.accessToken), keep };
    },
    fixes: {
      correct: {
        label: 'Send the refresh token',
        reason: 'The session continues with the right token.',
        apply: async (_, { refreshToken = '' }) => refreshWith(refreshToken),
      },
    },
  },
  {
    slug: 'refresh-token-reused',
    code: 'refresh_token_reused',
    what: 'Refreshes twice, then sends the first refresh token again, as a thief with a copy of it would.',
    reason:
      'Two clients have tokens of one session, and the API cannot tell which one is the thief. So it ends the session for both.',
    source: {
      file: 'apps/api/src/sessions/rotate.ts',
      lines: `        WHEN s.parent_generation IS DISTINCT FROM $2 THEN 'reused'`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      const first = await recorder.send('Refresh', refreshWith(keep.refreshToken));
      const second = String(first.body['refreshToken']);
      await recorder.send('Refresh with the new token', refreshWith(second));
      return { request: refreshWith(keep.refreshToken), keep };
    },
    fixes: { signIn: signInToRefresh },
  },
] satisfies readonly Experiment[];

declare module '../run/experiment' {
  interface Families {
    readonly sessions: (typeof experiments)[number]['code'];
  }
}
