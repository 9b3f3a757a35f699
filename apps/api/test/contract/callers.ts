import type { Scheme } from '@repo/errors';
import { PrismaClient, type Role } from '@repo/db';
import { Sessions } from '../../src/sessions/sessions.js';
import { SCOPES } from '../../src/tokens/scopes.js';
import { ADMIN, apiKey, basic, bearer, claimsOf, type TestApi, USER } from '../api.js';
import { createKey } from '../support/api-keys.js';
import { signedInAgo, withClaims } from '../support/changed-tokens.js';
import { recordNothing } from '../support/record-nothing.js';
import type { ApiCode } from '../support/api-codes.js';
import type { Promised } from './contract.js';

/** A client with one kind of credentials. */
export interface Caller {
  readonly scheme?: Scheme;
  readonly role?: Role;
  /** Why the credentials are refused, if they are. */
  readonly refused?: ApiCode;
  readonly isSignInOld?: true;
  /** True if the credentials have every scope but the one of the route. */
  readonly lacksScope?: true;
  /** The credentials' header fields, new for each request, because some requests end their own session. */
  fields(api: TestApi, route: Promised): Promise<readonly string[]>;
}

const CLIENT = { address: undefined, userAgent: undefined };

/** Opens a session without verifying a password. */
export async function openSession(api: TestApi, email: string): Promise<string> {
  const { id, passwordHash } = await api.app
    .get(PrismaClient)
    .user.findUniqueOrThrow({ where: { email } });
  const opened = await api.app
    .get(Sessions, { strict: false })
    .open({ id, passwordHash }, CLIENT, recordNothing);
  if (opened === undefined) throw new Error(`no session was opened for: ${email}`);
  return opened.accessToken;
}

const token = (email: string, change = (made: string, _api: TestApi) => made) => ({
  scheme: 'Bearer' as const,
  role: email === ADMIN ? ('admin' as const) : ('user' as const),
  fields: async (api: TestApi) => bearer(change(await openSession(api, email), api)),
});

const keys = new Map<string, Promise<string>>();

/** A key with these scopes, created once for all callers. */
function keyWithScopes(api: TestApi, scopes: readonly string[]): Promise<string> {
  const name = scopes.join(' ');
  const made = keys.get(name) ?? createKeyWithScopes(api, scopes);
  keys.set(name, made);
  return made;
}

async function createKeyWithScopes(api: TestApi, scopes: readonly string[]): Promise<string> {
  const { key } = await createKey(api, await openSession(api, USER), { scopes });
  return key;
}

const HOUR = 3600;

export const callers: Readonly<Record<string, Caller>> = {
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
  'a password': { scheme: 'Basic', role: 'user', fields: async () => basic() },
  'a wrong password': {
    scheme: 'Basic',
    role: 'user',
    refused: 'invalid_credentials',
    fields: async () => basic(USER, 'not the password'),
  },
  'a key with every scope': {
    scheme: 'ApiKey',
    role: 'user',
    fields: async (api) => apiKey(await keyWithScopes(api, SCOPES)),
  },
  'a key without the scope': {
    scheme: 'ApiKey',
    role: 'user',
    lacksScope: true,
    fields: async (api, { scope }) =>
      apiKey(
        await keyWithScopes(
          api,
          SCOPES.filter((each) => each !== scope),
        ),
      ),
  },
  'an unknown key': {
    scheme: 'ApiKey',
    role: 'user',
    refused: 'api_key_invalid',
    fields: async () => apiKey('fk_unknown'),
  },
};
