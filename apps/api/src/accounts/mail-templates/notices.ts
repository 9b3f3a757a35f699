import { PRODUCT_NAME } from '@repo/settings';
import type { Mail } from '../../mail/mail.module.js';
import { SCOPE_WORDS, type Scope } from '../../tokens/scopes.js';
import type { Notice } from '../account-mail.js';
import { timeText } from './time-text.js';

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
