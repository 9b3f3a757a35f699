import { PRODUCT_NAME } from '@repo/settings';
import type { Mail } from '../../mail/mail.module.js';
import { SCOPE_WORDS, type Scope } from '../../tokens/scopes.js';
import type { Notice } from '../account-mail.js';
import { timeText } from './time-text.js';

/*
 * Notices of security changes. They tell the owner of an account what a signed-in user did, and hold no user input: it may
 * be an attacker's.
 */

/**
 * Notice of a password that a signed-in user changed.
 *
 * @param keysRevoked true if the API keys were revoked in the same step
 */
export function passwordChangedMail(notice: Notice, to: string, keysRevoked: boolean): Mail {
  const { webOrigin, at } = notice;
  const keys = keysRevoked
    ? 'All API keys were revoked.'
    : `API keys, if you have any, still work. To review them: ${webOrigin}/account/api-keys`;
  return {
    to,
    subject: `Your password for ${PRODUCT_NAME} was changed`,
    text: `The password of your account at ${PRODUCT_NAME} was changed by someone who was signed in and knew the
old one. All other sessions were signed out. ${keys}

When: ${timeText(at)}

If it was you, you need not do anything.

${recoveryHint(webOrigin)}
`,
  };
}

/** Notice of a password that was reset with a mailed link. */
export function passwordResetMail({ webOrigin, at }: Notice, to: string): Mail {
  return {
    to,
    subject: `Your password for ${PRODUCT_NAME} was changed`,
    text: `A new password was set for your account at ${PRODUCT_NAME} with a link that was mailed to this address.
All sessions were signed out, and all API keys were revoked.

When: ${timeText(at)}

If it was you, sign in with the new password, and create new API keys where you need them.

${recoveryHint(webOrigin)}
`,
  };
}

interface KeyFacts {
  readonly scopes: readonly Scope[];
  /** Null for a key that does not expire. */
  readonly expiresAt: Date | null;
}

/** Notice of a new API key. */
export function apiKeyMail({ webOrigin, at }: Notice, to: string, key: KeyFacts): Mail {
  return {
    to,
    subject: `A new API key for ${PRODUCT_NAME}`,
    text: `An API key was created for your account at ${PRODUCT_NAME}. Programs can use it without your password.

When: ${timeText(at)}
Expires: ${key.expiresAt === null ? 'never' : timeText(key.expiresAt)}
Permissions:
${key.scopes.map((scope) => `- ${SCOPE_WORDS[scope]}`).join('\n')}

If it was you, you need not do anything. To review or revoke the key: ${webOrigin}/account/api-keys

${recoveryHint(webOrigin)}
`,
  };
}

const recoveryHint = (webOrigin: string) =>
  `If it was not you, reset your password now: ${webOrigin}/forgot-password
This signs out all sessions and revokes all API keys.`;
