import { DEMO_PASSWORD } from '@repo/db';
import { USER } from '../api.js';

/** The header of the Basic scheme. */
export const basic = (email = USER, password = DEMO_PASSWORD) =>
  ['authorization', `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`] as const;
