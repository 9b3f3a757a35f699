export const USER = 'user@example.com';
export const ADMIN = 'admin@example.com';

/** The header of the Bearer scheme, as a name and a value. */
export const bearer = (token: string) => ['authorization', `Bearer ${token}`] as const;

/** The header of an API key. */
export const apiKey = (key: string) => ['x-api-key', key] as const;
