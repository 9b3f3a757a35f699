import type { Scheme } from '@repo/errors';
import { PrismaClient, type Role } from '@repo/db';
import { Sessions } from '../../src/sessions/sessions.js';
import type { TestApi } from '../api.js';
import { recordNothing } from '../support/record-nothing.js';
import type { ApiCode } from '../support/api-codes.js';
import type { Promised } from './promised.js';

/** A client with one kind of credentials. */
export interface Caller {
  readonly scheme?: Scheme;
  readonly role?: Role;
  /** Why the credentials are refused, if they are. */
  readonly refused?: ApiCode;
  readonly isSignInOld?: true;
  /** True if the credentials have every scope except the one that the route needs. */
  readonly lacksScope?: true;
  /** The credentials' header fields, new for each request, because some requests end their own session. */
  fields(api: TestApi, route: Promised): Promise<readonly string[]>;
}

/** Callers by name. A feature that adds a scheme has its callers in the file `callers.part.ts` of its tests. */
export type Callers = Readonly<Record<string, Caller>>;

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
