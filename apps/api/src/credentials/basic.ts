import { decodeUtf8 } from '../validation/utf8.js';

/** An e-mail address and a password, as they were sent. */
export interface PasswordCredentials {
  readonly email: string;
  readonly password: string;
}

/** RFC 4648 §4 with its padding, and no other spelling of it. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** RFC 7617 §2: neither user-id nor password holds a control character. */
const CONTROLS = /\p{Cc}/u;

/**
 * The user-id and password in the credentials of the Basic scheme, in Unicode NFC (RFC 7617 §2.1). Undefined when they
 * cannot be any: the caller answers that as a wrong password, for it is one.
 */
export function readBasic(value: string): PasswordCredentials | undefined {
  if (!BASE64.test(value)) return undefined;
  // The challenge asks for UTF-8.
  const text = decodeUtf8(Buffer.from(value, 'base64'))?.normalize('NFC');
  if (text === undefined || CONTROLS.test(text)) return undefined;
  // RFC 7617 §2: the first colon ends the user-id; a password may hold more of them.
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { email: text.slice(0, colon), password: text.slice(colon + 1) };
}
