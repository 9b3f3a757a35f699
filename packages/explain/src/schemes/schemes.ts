import { basic } from './basic.js';
import { bearer } from './bearer.js';
import { digest } from './digest.js';
import { dpop } from './dpop.js';
import { negotiate, ntlm } from './negotiate.js';
import { apiKey, aws, cookie, session, token } from './others.js';
import type { Scheme } from './scheme.js';

/** The schemes that are explained. */
const schemes: readonly Scheme[] = [
  basic,
  bearer,
  digest,
  dpop,
  negotiate,
  ntlm,
  apiKey,
  token,
  session,
  cookie,
  aws,
];

const byName: ReadonlyMap<string, Scheme> = new Map(schemes.map((each) => [each.name, each]));

/** Finds a scheme by its name, which is case-insensitive (RFC 9110 §11.1). */
export function schemeOf(name: string): Scheme | undefined {
  return byName.get(name.toLowerCase());
}
