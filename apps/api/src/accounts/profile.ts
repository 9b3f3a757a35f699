import type { User } from '@repo/db';
import { z } from 'zod';
import { storedEmail } from '../validation/email-address.js';
import { role } from '../validation/role.js';
import { personName } from './person-name.js';

/** A user's own account, as the API returns it. The SQL takes its columns from here. */
export const profileBody = z.strictObject({
  id: z.uuid(),
  email: storedEmail,
  name: personName,
  role,
  createdAt: z.iso.datetime(),
});

/** The fields that users change themselves. */
export const profileChange = profileBody.pick({ name: true });

export type Profile = Pick<User, keyof z.output<typeof profileBody>>;
export type ProfileChange = z.output<typeof profileChange>;
