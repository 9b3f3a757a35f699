import { DEMO_PASSWORD } from '@repo/db';

export const USER = 'user@example.com';
export const ADMIN = 'admin@example.com';

/** The header of the Bearer scheme, as a name and a value. */
export const bearer = (token: string) => ['authorization', `Bearer ${token}`] as const;

/** The header of the Basic scheme. */
export const basic = (email = USER, password = DEMO_PASSWORD) =>
  ['authorization', `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`] as const;

/** The header of an API key. */
export const apiKey = (key: string) => ['x-api-key', key] as const;
