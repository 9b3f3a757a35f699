import { Sessions } from '../../src/sessions/sessions.js';
import { ADMIN, bearer, claimsOf, type TestApi, USER } from '../api.js';
import { signedInAgo, withClaims } from '../support/changed-tokens.js';
import { partsOf } from '../support/parts.js';
import { recordNothing } from '../support/record-nothing.js';
import { type Callers, openSession } from './caller.js';

const token = (email: string, change = (made: string, _api: TestApi) => made) => ({
  scheme: 'Bearer' as const,
  role: email === ADMIN ? ('admin' as const) : ('user' as const),
  fields: async (api: TestApi) => bearer(change(await openSession(api, email), api)),
});

const HOUR = 3600;

const general: Callers = {
  'no credentials': { fields: async () => [] },
  'a user': token(USER),
  'an admin': token(ADMIN),
  'a user whose sign-in is old': {
    ...token(USER, (made, { key }) => signedInAgo(made, HOUR, key)),
    isSignInOld: true,
  },
  'an admin whose sign-in is old': {
    ...token(ADMIN, (made, { key }) => signedInAgo(made, HOUR, key)),
    isSignInOld: true,
  },
  'an expired token': {
    ...token(ADMIN, (made, { key }) => {
      const now = Math.floor(Date.now() / 1000);
      return withClaims(made, { iat: now - HOUR, exp: now - 1 }, key);
    }),
    refused: 'token_expired',
  },
  'a revoked token': {
    scheme: 'Bearer',
    role: 'admin',
    refused: 'session_revoked',
    fields: async (api) => {
      const made = await openSession(api, ADMIN);
      await api.app
        .get(Sessions, { strict: false })
        .end(String(claimsOf(made)['sid']), 'signed_out', recordNothing);
      return bearer(made);
    },
  },
};

export const callers: Callers = Object.assign(
  general,
  ...(await partsOf<Callers>('callers.part.ts')),
);
