import 'server-only';
import type { Experiment, Kept, SentRequest } from '../run/experiment';
import { bearer, rename, signIn, users } from '../run/requests';

const endSession = ({ ownersSession = '' }: Kept, token: string): SentRequest => ({
  method: 'DELETE',
  path: `/auth/sessions/${ownersSession}`,
  fields: [bearer(token)],
});

/** The kept credentials of the other account. */
const otherOf = ({ otherEmail = '', otherPassword = '' }: Kept): Kept => ({
  email: otherEmail,
  password: otherPassword,
});

export const experiments = [
  {
    slug: 'insufficient-role',
    code: 'insufficient_role',
    what: 'Tries to list all users without being an administrator.',
    reason:
      'The server knows who is asking, and says no. There is no challenge, because no other credentials of this user would help.',
    source: {
      file: 'apps/api/src/authorization/roles.guard.ts',
      lines: `    throw problem('insufficient_role', { requiredRole: roles.join(' ') });`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      const other = await recorder.credentials({ role: 'admin' });
      return {
        request: users(keep.accessToken),
        keep: { ...keep, otherEmail: other.email, otherPassword: other.password },
      };
    },
    fixes: {
      other: {
        label: 'Sign in as an administrator',
        reason:
          'This time the request came from a user who has the role. The first user would still be refused.',
        apply: async (recorder, kept) => users((await signIn(recorder, otherOf(kept))).accessToken),
      },
      again: {
        label: 'Sign in again',
        reason:
          'The same user is refused again, and always will be: signing in again changes nothing. An administrator has to give this user the role.',
        apply: async (recorder, kept) => users((await signIn(recorder, kept)).accessToken),
      },
    },
  },
  {
    slug: 'insufficient-scope',
    code: 'insufficient_scope',
    what: 'Changes a profile with an access token that may only read it.',
    reason:
      'The token is valid, but does not have the scope that this request needs. The challenge names it, because other credentials of the same user may have it.',
    source: {
      file: 'apps/api/src/authorization/scopes.guard.ts',
      lines: `  throw problem('insufficient_scope', { requiredScope: scopes.join(' ') });`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials({ accessToken: 'narrow' });
      return { request: rename(bearer(keep.accessToken)), keep };
    },
    fixes: {
      scope: {
        label: 'Get a token with the scope',
        reason:
          'A sign-in gives a token with every scope, so the change is allowed. The first token would still be refused.',
        apply: async (recorder, kept) => rename(bearer((await signIn(recorder, kept)).accessToken)),
      },
    },
  },
  {
    slug: 'not-found',
    code: 'not_found',
    variant: 'hidden',
    what: 'Tries to end a session that belongs to somebody else.',
    reason:
      'A 403 would confirm that the session exists. So the response is the same as if it did not.',
    source: {
      file: 'apps/api/src/sessions/end-session-of-user.ts',
      lines: `    WHERE id = $2 AND user_id = $1 AND ended_at IS NULL`,
    },
    start: async (recorder) => {
      const owner = await recorder.credentials();
      const { accessToken } = await recorder.credentials();
      const keep = {
        otherEmail: owner.email,
        otherPassword: owner.password,
        ownersSession: owner.sessionId,
      };
      return { request: endSession(keep, accessToken), keep };
    },
    fixes: {
      owner: {
        label: 'Sign in as its owner',
        reason:
          'For its owner, the session is there. For anybody else, this request will always be a 404.',
        apply: async (recorder, kept) =>
          endSession(kept, (await signIn(recorder, otherOf(kept))).accessToken),
      },
    },
  },
] satisfies readonly Experiment[];

declare module '../run/experiment' {
  interface Families {
    readonly permissions: (typeof experiments)[number]['code'];
  }
}
