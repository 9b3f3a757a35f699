import 'server-only';
import { z } from 'zod';
import type { Call } from './call';
import { profileSchema } from './profile';

const usersSchema = z.object({ users: z.array(profileSchema) });

export const usersCall: Call<z.output<typeof usersSchema>> = {
  method: 'GET',
  path: '/admin/users',
  answers: usersSchema,
};
