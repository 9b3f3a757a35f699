import type { Role } from '@repo/db';
import { type Scheme, SCHEMES } from '@repo/errors';
import type { Scope } from '../../src/tokens/scopes.js';
import type { ApiCode } from '../support/api-codes.js';

/** The contract of a route. It repeats what the decorators say, so that a lost decorator fails a test. */
export interface Promised {
  /** Absent if the route is public. */
  readonly schemes?: readonly Scheme[];
  readonly scope?: Scope;
  readonly roles?: readonly Role[];
  /** True if the sign-in must be recent. */
  readonly isStepUp?: true;
  /** Credentials that the route takes instead of those of its schemes; they may come in the body. */
  readonly takes?: 'password' | 'refresh token' | 'either token';
  /** The status of a success. */
  readonly status: number;
  /** The part of the request that is validated, if any. */
  readonly sent?: 'body' | 'query';
  /** Codes that the other members do not imply, and that not every route can have. */
  readonly codes?: readonly ApiCode[];
}

export const token = { schemes: ['Bearer'] } as const;
/** Every scheme. */
export const any = { schemes: SCHEMES };
export const admin = { ...token, roles: ['admin'] } as const;
export const body = { sent: 'body' } as const;
export const query = { sent: 'query' } as const;
/** The response may be a 404: the id in the path is unknown, or the route is hidden from this caller. */
export const unknown = { codes: ['not_found'] } as const;

/** Contracts by route, such as `GET /notes/:id`. Those of a feature are in the file `promised.part.ts` of its tests. */
export type Promises = Readonly<Record<string, Promised>>;
