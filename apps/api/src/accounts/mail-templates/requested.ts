import { PRODUCT_NAME } from '@repo/settings';
import type { Mail } from '../../mail/mail.module.js';
import type { MailRequest } from '../account-mail.js';
import { timeText } from './time-text.js';

/*
 * Mail templates. Plain text: nothing is loaded when it is opened, and a link is seen whole. A link only opens
 * a page: programs that look at mail open it too, and must not use it up.
 */

/** A page of the web app, with the token that it acts with. */
function link(webOrigin: string, page: string, token: string): string {
  return `${webOrigin}/${page}?token=${token}`;
}

/** Tells the reader whether it was them. Holds nothing that the sender of the request typed. */
function askedBy({ at, device, network }: MailRequest): string {
  return `When: ${timeText(at)}
Device: ${device ?? 'not recognised'}
Network: ${network ?? 'not known'}`;
}

/** To an address that an account was asked for. Its owner chooses name and password behind the link. */
export function verificationMail(asked: MailRequest, token: string): Mail {
  const { webOrigin, to } = asked;
  return {
    to,
    subject: `Confirm your address for ${PRODUCT_NAME}`,
    text: `Somebody asked for an account at ${PRODUCT_NAME} with this address.

${askedBy(asked)}

If it was you, choose your name and password within 24 hours:
${link(webOrigin, 'verify-email', token)}

If it was not, do nothing: without this link there will be no account.
`,
  };
}

/** To an address that has an account already. */
export function knownAddressMail(asked: MailRequest): Mail {
  const { webOrigin, to } = asked;
  return {
    to,
    subject: `You already have an account at ${PRODUCT_NAME}`,
    text: `Somebody asked for an account at ${PRODUCT_NAME} with this address. You have one already, and it has not changed.

${askedBy(asked)}

To sign in: ${webOrigin}/login
To choose a new password, if you have forgotten yours: ${webOrigin}/forgot-password

If it was not you, there is nothing to do.
`,
  };
}

export function resetMail(asked: MailRequest, token: string): Mail {
  const { webOrigin, to } = asked;
  return {
    to,
    subject: `Choose a new password for ${PRODUCT_NAME}`,
    text: `Somebody asked for a new password for your account at ${PRODUCT_NAME}.

${askedBy(asked)}

If it was you, choose one within an hour:
${link(webOrigin, 'reset-password', token)}

You will be signed out everywhere, and your API keys will be revoked. If it was not you, do nothing: your password stays as it is.
`,
  };
}
