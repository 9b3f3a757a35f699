import 'server-only';
import { z } from 'zod';
import type { Call } from './call';
import { profileSchema } from './profile';

const usersSchema = z.object({
  users: z.array(profileSchema),
  /** Where the next page begins; null when this is the last one. */
  nextCursor: z.uuid().nullable(),
});

/** A page of all users, the newest first. */
export const usersCall = (cursor?: string): Call<z.output<typeof usersSchema>> => ({
  method: 'GET',
  path: '/admin/users',
  cursor,
  answers: usersSchema,
});
