import 'server-only';
import type { Experiment, Fix } from '../run/experiment';
import { bearer, profile, refresh, signInAndRead, users } from '../run/requests';
import type { CredentialOptions } from '../run/credentials';

/** Returns the `start` of an experiment that sends a throw-away account’s access token, changed as `accessToken` says. */
const refusedToken =
  (accessToken: NonNullable<CredentialOptions['accessToken']>): Experiment['start'] =>
  async (recorder) => {
    const keep = await recorder.credentials({ accessToken });
    return { request: profile(bearer(keep.accessToken)), keep };
  };

const signInAgain: Fix = {
  label: 'Sign in',
  reason:
    'The client discarded the token and signed in, so it now has a token that this API issued.',
  apply: signInAndRead,
};

export const experiments = [
  {
    slug: 'token-expired',
    code: 'token_expired',
    what: 'Reads a profile with an access token that has just expired.',
    reason:
      'The signature is genuine, but the time in exp has passed. The session continues, so a refresh is enough.',
    source: {
      file: 'apps/api/src/tokens/access-token.ts',
      lines: `  const isLate = now >= Math.min(exp, iat + accessTokenTtl);
  return { state: isEarly || isLate ? 'expired' : 'valid', claims };`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials({ signedIn: 'access_token_expired' });
      return { request: profile(bearer(keep.accessToken)), keep };
    },
    fixes: {
      refresh: {
        label: 'Refresh the access token',
        reason:
          'The client exchanged the refresh token for a new access token. The user typed nothing and noticed nothing.',
        apply: async (recorder, kept) =>
          profile(bearer((await refresh(recorder, kept)).accessToken)),
      },
    },
  },
  {
    slug: 'token-stale',
    code: 'token_stale',
    what: 'Tries to list all users with an access token from before the user became an administrator.',
    reason:
      'The role in the token is out of date, so the API does not decide by it. A refresh brings the current role.',
    source: {
      file: 'apps/api/src/strategies/jwt.strategy.ts',
      lines: `    if (session.state === 'stale') throw problem('token_stale', {}, { about });`,
    },
    start: async (recorder) => {
      const keep = await recorder.credentials();
      const admin = await recorder.credentials({ role: 'admin' });
      await recorder.send('An administrator changes the role', {
        method: 'PATCH',
        path: `/admin/users/${keep.userId}`,
        fields: [bearer(admin.accessToken)],
        body: { role: 'admin' },
      });
      return { request: users(keep.accessToken), keep };
    },
    fixes: {
      refresh: {
        label: 'Refresh the access token',
        reason:
          'Each refresh reads the role again. The new token says admin, so the request is allowed.',
        apply: async (recorder, kept) => users((await refresh(recorder, kept)).accessToken),
      },
    },
  },
  {
    slug: 'token-malformed',
    code: 'token_malformed',
    what: 'Sends the word “undefined” as the token, as a client does when it reads a variable before the sign-in has set it.',
    reason:
      'The header is well-formed, so this is not a 400. But the word “undefined” is not a JSON Web Token, which has three parts.',
    source: {
      file: 'apps/api/src/tokens/jws.ts',
      lines: `  if (jws === undefined) return { refused: 'malformed', why: 'not a compact JWS' };`,
    },
    start: async (recorder) => ({
      request: profile(bearer('undefined')),
      keep: await recorder.credentials(),
    }),
    fixes: {
      correct: {
        label: 'Send the token as it was issued',
        reason: 'The client sends the whole accessToken of the sign-in, unchanged.',
        apply: async (_, { accessToken = '' }) => profile(bearer(accessToken)),
      },
    },
  },
  {
    slug: 'token-invalid',
    code: 'token_invalid',
    what: 'Sends a forged token: every claim is right, but it was signed by somebody else.',
    reason:
      'The token names a key of this API, but was not signed with it. The response does not say so, because that would help only the forger.',
    source: {
      file: 'apps/api/src/tokens/jws.ts',
      lines: `  return isSignedBy(jws, key) ? { claims: jws.claims } : invalid('wrong signature');`,
    },
    start: refusedToken('forged'),
    fixes: { signIn: signInAgain },
  },
  {
    slug: 'token-for-another-api',
    code: 'token_invalid',
    variant: 'a token for another API',
    what: 'Sends a token that has a genuine signature, but was issued for https://other.example.',
    reason:
      'Its audience (aud) is not this API, so it is refused. Otherwise another API could take a token that a user sent to it, and use it here.',
    source: {
      file: 'apps/api/src/tokens/access-token.ts',
      lines: `  if (!isFor(claims.aud, issuer)) return invalid('wrong audience');`,
    },
    start: refusedToken('foreign_audience'),
    fixes: { signIn: signInAgain },
  },
  {
    slug: 'token-of-another-algorithm',
    code: 'token_invalid',
    variant: 'another algorithm',
    what: 'Sends a token signed with HS256, using the public key, which anybody can download, as the secret.',
    reason:
      'The header of a token must not choose the algorithm. A library that trusts the header would use the public key as a shared secret and accept the forgery.',
    source: {
      file: 'apps/api/src/tokens/jws.ts',
      lines: `  if (alg !== 'ES256') return invalid('wrong algorithm');`,
    },
    start: refusedToken('wrong_algorithm'),
    fixes: { signIn: signInAgain },
  },
] satisfies readonly Experiment[];

declare module '../run/experiment' {
  interface Families {
    readonly accessToken: (typeof experiments)[number]['code'];
  }
}
