import { domainToASCII } from 'node:url';
import { normaliseEmail } from '@repo/settings';
import { z } from 'zod';
import { INVISIBLE, lengths, text } from './text.js';

/** RFC 5321 §4.5.3.1.3: a path has at most 256 octets, including two brackets. */
const LONGEST = 254;

const LABEL = String.raw`[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?`;

/**
 * A normalised address: a local part, an @, and a domain of at least two labels. The last label is not a number, so an IP
 * address is refused. Characters that need quotes are refused too, and so are colons, which Basic does not allow in a user-id
 * (RFC 7617 §2).
 */
const ADDRESS = new RegExp(
  String.raw`^[^\p{C}\p{Z}"(),:;<>@[\\\]]+@((?:${LABEL}\.)+(?!\d+$)${LABEL})$`,
  'u',
);

function isAddress(email: string): boolean {
  const domain = ADDRESS.exec(email)?.[1];
  // A label with the prefix xn-- may be invalid (RFC 5891 §5.4).
  return domain !== undefined && domainToASCII(domain) !== '';
}

/** For the OpenAPI document. Non-ASCII letters are allowed (RFC 6531). */
const described = { format: 'idn-email', ...lengths(5, LONGEST) };

/** An e-mail address in a response. */
export const storedEmail = z.string().meta(described);

/** An e-mail address in a request, normalised for storage. */
export const emailAddress = text()
  .transform(normaliseEmail)
  .refine((value) => !INVISIBLE.test(value), {
    error: 'must not contain control or invisible characters',
    abort: true,
  })
  .refine(isAddress, 'must be an e-mail address such as name@example.com')
  .refine(
    (value) => Buffer.byteLength(value) <= LONGEST,
    `must have ${LONGEST} bytes in UTF-8 or fewer`,
  )
  .meta(described);
