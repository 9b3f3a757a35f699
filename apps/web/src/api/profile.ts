import 'server-only';
import { z } from 'zod';
import type { Call } from './call';

export const profileSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['user', 'admin']),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
});

export type Profile = z.output<typeof profileSchema>;

export const profileCall: Call<Profile> = {
  method: 'GET',
  path: '/user/profile',
  answers: profileSchema,
};

/** Changes the name. */
export const renameCall = (name: string): Call<Profile> => ({
  method: 'PATCH',
  path: '/user/profile',
  body: { name },
  answers: profileSchema,
});
