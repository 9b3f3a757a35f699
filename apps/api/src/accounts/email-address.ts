import { z } from 'zod';
import { lengths, text } from '../http/text.js';
import { normaliseEmail } from './accounts.js';

/** RFC 5321 §4.5.3.1.3: a path has 256 octets at most, two of them its brackets. */
const LONGEST = 254;

/**
 * Something, an @, and a host with a dot: whether the address exists, only a mail to it can tell. What needs quotes in
 * an address is not taken, and no colon, for it could not be a user-id of Basic (RFC 7617 §2).
 */
const ADDRESS =
  /^[^\s\p{Cc}"(),:;<>@[\\\]]+@[^\s\p{Cc}"(),:;<>@[\\\].]+(?:\.[^\s\p{Cc}"(),:;<>@[\\\].]+)+$/u;

/** For the OpenAPI document. Non-ASCII letters are allowed (RFC 6531). */
const described = { format: 'idn-email', ...lengths(5, LONGEST) };

/** An e-mail address in a response. */
export const storedEmail = z.string().meta(described);

/** An e-mail address that somebody gives as theirs, in the one spelling that it is kept in. */
export const emailAddress = text()
  .refine((value) => ADDRESS.test(value), 'must be an e-mail address such as name@example.com')
  .transform(normaliseEmail)
  .refine(
    (value) => Buffer.byteLength(value) <= LONGEST,
    `must have ${LONGEST} octets in UTF-8 or fewer`,
  )
  .meta(described);
