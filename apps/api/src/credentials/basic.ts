import { decodeUtf8 } from '../validation/utf8.js';
import type { PasswordCredentials } from './credential.js';

/** RFC 4648 §4, with padding. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** RFC 7617 §2: user-id and password contain no control characters. */
const CONTROLS = /\p{Cc}/u;

/**
 * Decodes Basic credentials, in Unicode NFC (RFC 7617 §2.1). Undefined when they do not decode: the caller treats that as
 * a wrong password.
 */
export function readBasic(value: string): PasswordCredentials | undefined {
  if (!BASE64.test(value)) return undefined;
  // The challenge announces UTF-8.
  const text = decodeUtf8(Buffer.from(value, 'base64'))?.normalize('NFC');
  if (text === undefined || CONTROLS.test(text)) return undefined;
  // RFC 7617 §2: the first colon ends the user-id; a password may hold more of them.
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { email: text.slice(0, colon), password: text.slice(colon + 1) };
}
