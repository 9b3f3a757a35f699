import 'server-only';
import type { Experiment, Kept, SentRequest } from '../run/experiment';
import {
  bearer,
  documentationAddress,
  forwardedFor,
  profile,
  refreshWith,
  signInAndRead,
} from '../run/requests';

/** Makes a sign-in from the client address `from`, because a failed sign-in counts against the client's network. */
const login = ({ email, from = '' }: Kept, password: string): SentRequest => ({
  method: 'POST',
  path: '/auth/login',
  fields: [forwardedFor(from)],
  body: { email, password },
});

/** Gives administrators the role that they already have, which is allowed and changes nothing. */
const changeRole = ({ userId = '' }: Kept, token: string): SentRequest => ({
  method: 'PATCH',
  path: `/admin/users/${userId}`,
  fields: [bearer(token)],
  body: { role: 'admin' },
});

export const experiments = [
  {
    slug: 'authentication-required',
    code: 'authentication_required',
    what: 'Reads a profile without any credentials.',
    reason:
      'The server does not know who is asking. Each WWW-Authenticate line names a scheme that would work; none has an error, because no credentials were sent.',
    source: {
      file: 'apps/api/src/authentication/authentication.guard.ts',
      lines: `    if (guard === undefined) throw problem('authentication_required', {}, whyIgnored(scheme));`,
    },
    start: async (recorder) => ({ request: profile(), keep: await recorder.credentials() }),
    fixes: {
      signIn: {
        label: 'Sign in',
        reason:
          'With the access token from the sign-in, the server knows who is asking, and users may read their own profile.',
        apply: signInAndRead,
      },
    },
  },
  {
    slug: 'invalid-credentials',
    code: 'invalid_credentials',
    what: 'Signs in with a wrong password.',
    reason:
      'The email address and the password do not match. An address without an account gets the same response after the same time, so the response does not reveal which addresses have one.',
    source: {
      file: 'apps/api/src/accounts/password-authentication.ts',
      lines: `      if (isRight && found?.isDisabled === false) return found;`,
    },
    start: async (recorder) => {
      const keep = { ...(await recorder.credentials()), from: documentationAddress() };
      return { request: login(keep, 'a wrong one'), keep };
    },
    fixes: {
      correct: {
        label: 'Correct the password',
        reason:
          'The password is right, so the sign-in succeeds. Only failures count against the limit.',
        apply: async (_, kept) => login(kept, kept['password'] ?? ''),
      },
    },
  },
  {
    slug: 'step-up-required',
    code: 'step_up_required',
    what: 'Changes a role with a valid access token, long after the sign-in.',
    reason:
      'The token is valid, but this action needs a password that was typed just now. A refresh does not change auth_time, the time of the sign-in.',
    source: {
      file: 'apps/api/src/authorization/recent-sign-in.guard.ts',
      lines: `    if (Math.abs(age) > maxAge) throw problem('step_up_required', { maxAge });`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials({ role: 'admin', signedIn: 'step_up_due' });
      const { body } = await recorder.prepare(refreshWith(keep.refreshToken));
      const accessToken = String(body['accessToken']);
      return { request: changeRole(keep, accessToken), keep: { ...keep, accessToken } };
    },
    fixes: {
      confirm: {
        label: 'Confirm the password',
        reason:
          'With the password, the same session counts as signed in just now. A refresh would not have helped.',
        apply: async (recorder, kept) => {
          const { accessToken = '', password } = kept;
          const { body } = await recorder.send('Confirm the password', {
            method: 'POST',
            path: '/auth/reauthenticate',
            fields: [bearer(accessToken)],
            body: { password },
          });
          return changeRole(kept, String(body['accessToken']));
        },
      },
    },
  },
] satisfies readonly Experiment[];

declare module '../run/experiment' {
  interface Families {
    readonly signIn: (typeof experiments)[number]['code'];
  }
}
