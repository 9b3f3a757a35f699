import 'server-only';
import { COOKIE_KEYS_FORM, cookieKeys, keyFile } from '@repo/settings';
import { randomBytes } from 'node:crypto';
import { processWide } from '../process-wide';
import { settings } from '../settings';

/** The keys that seal cookies and postponed forms: the first seals, all unseal. 256 bits each, for A256GCM (RFC 7518 §5.3). */
export const sealingKeys = () =>
  processWide('sealing-keys', () =>
    (settings().COOKIE_KEYS ?? developmentKeys()).map((key) => Buffer.from(key, 'base64url')),
  );

/** In development, a key that is made once and kept in a file. Production refuses to start without COOKIE_KEYS. */
const developmentKeys = () => keyFile('cookie-keys.json', cookieKeys, COOKIE_KEYS_FORM, newKeys);

const newKeys = () => JSON.stringify([randomBytes(32).toString('base64url')]);
