import { Role } from '@repo/db';

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && Object.hasOwn(Role, value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

export function isNumericDate(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** RFC 7519 §4.1.3: `aud` is one name or several, and ours has to be among them. */
export function isFor(aud: unknown, audience: string): boolean {
  return aud === audience || (Array.isArray(aud) && aud.includes(audience));
}
