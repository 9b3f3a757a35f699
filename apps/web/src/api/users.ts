import 'server-only';
import type { Profile } from './profile';

/** Every user, for administrators. Only for pages behind the door: a refusal never returns. */
export function listUsers(): Promise<readonly Profile[]> {
  return Promise.reject(new Error('no API yet'));
}
