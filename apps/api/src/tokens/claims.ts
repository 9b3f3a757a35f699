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

/** True if the audience is `aud` or one of its values (RFC 7519 §4.1.3). */
export function isFor(aud: unknown, audience: string): boolean {
  return aud === audience || (Array.isArray(aud) && aud.includes(audience));
}
