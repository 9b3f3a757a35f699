import { domainToASCII } from 'node:url';
import { normaliseEmail } from '@repo/settings';
import { z } from 'zod';
import { INVISIBLE, lengths, text } from './text.js';

/** RFC 5321 §4.5.3.1.3: a path has 256 octets at most, two of them its brackets. */
const LONGEST = 254;

const LABEL = String.raw`[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?`;

/**
 * In its one spelling: something, an @, and a domain of at least two labels, the last of them no number, as in an IP
 * address. What needs quotes in an address is not taken, and no colon, for it could not be a user-id of Basic
 * (RFC 7617 §2). Whether the address exists, only a mail to it can tell.
 */
const ADDRESS = new RegExp(
  String.raw`^[^\p{C}\p{Z}"(),:;<>@[\\\]]+@((?:${LABEL}\.)+(?!\d+$)${LABEL})$`,
  'u',
);

function isAddress(email: string): boolean {
  const domain = ADDRESS.exec(email)?.[1];
  // A label that begins with xn-- may be no IDN (RFC 5891 §5.4).
  return domain !== undefined && domainToASCII(domain) !== '';
}

/** For the OpenAPI document. Non-ASCII letters are allowed (RFC 6531). */
const described = { format: 'idn-email', ...lengths(5, LONGEST) };

/** An e-mail address in a response. */
export const storedEmail = z.string().meta(described);

/** An e-mail address that somebody gives as theirs, in the one spelling that it is kept in. */
export const emailAddress = text()
  .transform(normaliseEmail)
  .refine((value) => !INVISIBLE.test(value), {
    error: 'must not contain control or invisible characters',
    abort: true,
  })
  .refine(isAddress, 'must be an e-mail address such as name@example.com')
  .refine(
    (value) => Buffer.byteLength(value) <= LONGEST,
    `must have ${LONGEST} octets in UTF-8 or fewer`,
  )
  .meta(described);
