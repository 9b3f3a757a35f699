import type { JsonWebKey } from 'node:crypto';
import { setting } from './setting.js';

const [first]: (JsonWebKey & { kid: string })[] = JSON.parse(setting('JWT_PRIVATE_KEYS'));
if (!first) throw new Error('JWT_PRIVATE_KEYS holds no key');

/** The ES256 private key (RFC 7517) that every contender of this run signs with. */
export const signingKey = first;
