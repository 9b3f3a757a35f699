import 'server-only';

export interface Profile {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'user' | 'admin';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** The signed-in person's profile. Only for pages behind the door: a refusal never returns. */
export function getProfile(): Promise<Profile> {
  return Promise.reject(new Error('no API yet'));
}
