import 'server-only';
import { z } from 'zod';
import type { Call } from './call';
import { pageAnswer } from './page-answer';
import { profileSchema } from './profile';

const usersSchema = z.object({ users: z.array(profileSchema) });

export const usersCall: Call<z.output<typeof usersSchema>> = {
  method: 'GET',
  path: '/admin/users',
  answers: usersSchema,
};

/** Every user, for a page of administrators. A refusal never returns: the person gets its page. */
export const listUsers = async () => (await pageAnswer(usersCall)).users;
