import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  apiSettings,
  cookieKeys,
  databaseUrl,
  jwtPrivateKeys,
  readSettings,
  SettingsError,
} from '../../src/index.js';

/** Generates a signing key. */
export const newKey = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid,
});

/** The schemas of the settings that a test reads, besides the common ones. */
export const own = {
  DATABASE_URL: databaseUrl(),
  DIRECT_DATABASE_URL: databaseUrl().optional(),
  JWT_PRIVATE_KEYS: jwtPrivateKeys.optional(),
  COOKIE_KEYS: cookieKeys.optional(),
  CORS_ORIGINS: apiSettings.CORS_ORIGINS,
};
/** Correct settings for production. */
export const sound = {
  APP_ENV: 'production',
  WEB_ORIGIN: 'https://example.com',
  API_ORIGIN: 'https://api.example.com',
  SMTP_URL: 'smtps://mail.example.com',
  DATABASE_URL: `postgres://app:${randomBytes(16).toString('hex')}@db.example.com/app`,
  JWT_PRIVATE_KEYS: JSON.stringify([newKey('a')]),
  COOKIE_KEYS: JSON.stringify([randomBytes(32).toString('base64url')]),
};

/** Returns the message with which a start with some settings changed is refused; empty if the settings are accepted. */
export function refusal(change: Record<string, string>): string {
  try {
    readSettings(own, { ...sound, ...change });
    return '';
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}
