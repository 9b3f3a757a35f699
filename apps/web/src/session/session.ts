import 'server-only';
import { Role } from '@repo/api-client';
import { z } from 'zod';

const milliseconds = z.number().int().positive();

/** The content of the sealed cookie. Times are in milliseconds since 1970, by the web server's clock. */
export const sessionSchema = z.object({
  /** The API's session id, and the generation of its refresh token. Together they identify one refresh. */
  id: z.string(),
  generation: z.number().int(),
  person: z.object({ id: z.string(), email: z.string(), role: Role }),
  accessToken: z.string(),
  accessFrom: milliseconds,
  accessUntil: milliseconds,
  refreshToken: z.string(),
  refreshUntil: milliseconds,
});

export type Session = z.output<typeof sessionSchema>;

/** The signed-in user, for greetings and links only: the API decides what the user may do. */
export type Person = Session['person'];

type Lifetime = Pick<Session, 'accessFrom' | 'accessUntil'>;

/** In milliseconds. */
const MAX_HEAD_START = 30_000;

/** True if the access token should be refreshed: less than 30 s or a tenth of its lifetime is left, whichever is less. */
export const isRefreshDue = ({ accessFrom, accessUntil }: Lifetime, now = Date.now()): boolean =>
  accessUntil - now < Math.min(MAX_HEAD_START, (accessUntil - accessFrom) / 10);

/** True if the access token is still valid. */
export const isAlive = ({ accessUntil }: Lifetime, now = Date.now()): boolean => now < accessUntil;
