import { PRODUCT_NAME } from '@repo/settings';
import type { Mail } from '../../mail/mail.module.js';
import type { MailRequest } from '../account-mail.js';
import { timeText } from './time-text.js';

/*
 * Templates of requested mail. Plain text, so opening it loads nothing and links show in full. A link only opens a page:
 * mail scanners follow links too, and must not use up the token.
 */

/** Builds the URL of a page in the web app, with the token that the page uses. */
function link(webOrigin: string, page: string, token: string): string {
  return `${webOrigin}/${page}?token=${token}`;
}

/** Helps the reader recognise the request. Holds nothing that the client wrote. */
function requestFacts({ at, device, network }: MailRequest): string {
  return `When: ${timeText(at)}
Device: ${device ?? 'unknown'}
Network: ${network ?? 'unknown'}`;
}

/** Mail to an address without an account. The link opens a page to choose a name and a password. */
export function verificationMail(request: MailRequest, token: string): Mail {
  const { webOrigin, to } = request;
  return {
    to,
    subject: `Confirm your address for ${PRODUCT_NAME}`,
    text: `Someone tried to create an account at ${PRODUCT_NAME} with this address.

${requestFacts(request)}

If it was you, choose your name and password within 24 hours:
${link(webOrigin, 'verify-email', token)}

If it was not you, do nothing: no account is created without this link.
`,
  };
}

/** Mail to an address that already has an account. */
export function knownAddressMail(request: MailRequest): Mail {
  const { webOrigin, to } = request;
  return {
    to,
    subject: `You already have an account at ${PRODUCT_NAME}`,
    text: `Someone tried to create an account at ${PRODUCT_NAME} with this address. You already have one, and it has not changed.

${requestFacts(request)}

To sign in: ${webOrigin}/login
If you forgot your password: ${webOrigin}/forgot-password

If it was not you, you can ignore this mail.
`,
  };
}

/** Mail with a link to choose a new password. `others`: names of other credentials, if any. */
export function resetMail(request: MailRequest, token: string, others: string): Mail {
  const { webOrigin, to } = request;
  return {
    to,
    subject: `Choose a new password for ${PRODUCT_NAME}`,
    text: `Someone requested a new password for your account at ${PRODUCT_NAME}.

${requestFacts(request)}

If it was you, choose one within an hour:
${link(webOrigin, 'reset-password', token)}

You will be signed out everywhere${others && `, and your ${others} will be revoked`}. If it was not you, do nothing: your password stays as it is.
`,
  };
}
