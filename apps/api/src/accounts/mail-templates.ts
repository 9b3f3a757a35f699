import { PRODUCT_NAME } from '@repo/settings';
import type { Mail } from '../mail/mail.module.js';
import { SCOPE_WORDS, type Scope } from '../tokens/scopes.js';
import type { MailRequest, Notice } from './account-mail.js';

/*
 * Mail templates. Plain text: nothing is loaded when it is opened, and a link is seen whole. A link only opens
 * a page: programs that look at mail open it too, and must not use it up.
 */

/** A page of the web app, with the token that it acts with. */
function link(webOrigin: string, page: string, token: string): string {
  return `${webOrigin}/${page}?token=${token}`;
}

/** In UTC: the reader's time zone is not known. */
const format = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

const timeText = (time: Date) => `${format.format(time)} UTC`;

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

/*
 * Notices of what lasts. They tell the owner of an account what somebody who is signed in as them has done, and hold
 * nothing that was typed: it may be a stranger's.
 */

/** @param keysRevoked true if the API keys were revoked in the same step */
export function passwordChangedMail(notice: Notice, to: string, keysRevoked: boolean): Mail {
  const { webOrigin, at } = notice;
  const keys = keysRevoked
    ? 'All API keys were revoked.'
    : `API keys, if you have any, still work. To review them: ${webOrigin}/account/api-keys`;
  return {
    to,
    subject: `Your password for ${PRODUCT_NAME} was changed`,
    text: `The password of your account at ${PRODUCT_NAME} was changed by somebody who was signed in and knew the
previous one. All other sessions were signed out. ${keys}

When: ${timeText(at)}

If it was you, there is nothing to do.

${takeBack(webOrigin)}
`,
  };
}

export function passwordResetMail({ webOrigin, at }: Notice, to: string): Mail {
  return {
    to,
    subject: `Your password for ${PRODUCT_NAME} was changed`,
    text: `A new password was chosen for your account at ${PRODUCT_NAME} with a link that was mailed to this address.
Every session was signed out, and every API key was revoked.

When: ${timeText(at)}

If it was you, sign in with the new password, and create new API keys where programs need them.

${takeBack(webOrigin)}
`,
  };
}

/** What a new API key may do, and until when; null for one that does not expire. */
interface KeyFacts {
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

export function apiKeyMail({ webOrigin, at }: Notice, to: string, key: KeyFacts): Mail {
  return {
    to,
    subject: `A new API key for ${PRODUCT_NAME}`,
    text: `An API key was created for your account at ${PRODUCT_NAME}. Programs can use it without your password.

When: ${timeText(at)}
Expires: ${key.expiresAt === null ? 'never' : timeText(key.expiresAt)}
It may:
${key.scopes.map((scope) => `- ${SCOPE_WORDS[scope]}`).join('\n')}

If it was you, there is nothing to do. To review or revoke it: ${webOrigin}/account/api-keys

${takeBack(webOrigin)}
`,
  };
}

const takeBack = (webOrigin: string) =>
  `If it was not, take your account back now: ${webOrigin}/forgot-password
This signs out every session and revokes every API key.`;
