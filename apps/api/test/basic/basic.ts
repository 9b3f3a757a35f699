import { DEMO_PASSWORD } from '@repo/db';
import { USER } from '../api.js';

/** Makes the header field of Basic credentials. */
export const basic = (email = USER, password = DEMO_PASSWORD) =>
  ['authorization', `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`] as const;
