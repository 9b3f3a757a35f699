import 'server-only';
import { z } from 'zod';

const milliseconds = z.number().int().positive();

/** What the sealed cookie holds. Times are by the web server's own clock, in milliseconds since 1970. */
export const sessionSchema = z.object({
  /** The API's id of the session, and the generation of its refresh token: together they name one refresh. */
  id: z.string(),
  generation: z.number().int(),
  person: z.object({ id: z.string(), email: z.string(), role: z.enum(['user', 'admin']) }),
  accessToken: z.string(),
  accessFrom: milliseconds,
  accessUntil: milliseconds,
  refreshToken: z.string(),
  refreshUntil: milliseconds,
});

export type Session = z.output<typeof sessionSchema>;

/** The signed-in user, for greetings and links only: the API decides what the user may do. */
export type Person = Session['person'];

type Life = Pick<Session, 'accessFrom' | 'accessUntil'>;

const LONGEST_HEAD_START = 30_000;

/** Whether the access token is to be renewed now: less than 30 s or a tenth of its life is left, whichever is less. */
export function isDue({ accessFrom, accessUntil }: Life, now = Date.now()): boolean {
  return accessUntil - now < Math.min(LONGEST_HEAD_START, (accessUntil - accessFrom) / 10);
}

/** Whether the access token still counts. */
export function isAlive({ accessUntil }: Life, now = Date.now()): boolean {
  return now < accessUntil;
}
