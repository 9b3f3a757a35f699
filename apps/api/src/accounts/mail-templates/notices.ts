import { PRODUCT_NAME } from '@repo/settings';
import type { Mail } from '../../mail/mail.module.js';
import type { Notice } from '../account-mail.js';
import type { CredentialKind } from '../other-credentials.js';
import { timeText } from './time-text.js';

/*
 * Notices of security changes. They tell the owner of an account about a change, and contain no user input, since an attacker
 * may have made the change.
 */

/**
 * Notice of a password that a signed-in user changed.
 *
 * @param kinds the kinds of other credentials
 * @param revoked the kinds that were revoked along with the change
 */
export function passwordChangedMail(
  { webOrigin, at }: Notice,
  to: string,
  kinds: readonly CredentialKind[],
  revoked: readonly CredentialKind[],
): Mail {
  const names = kinds.map(({ name }) => name).join(' and ');
  const others = kinds.map((kind) =>
    revoked.includes(kind)
      ? `All ${kind.name} were revoked.`
      : `${kind.name}, if you have any, still work. To review them: ${webOrigin}${kind.page}`,
  );
  return {
    to,
    subject: `Your password for ${PRODUCT_NAME} was changed`,
    text: `The password of your account at ${PRODUCT_NAME} was changed by someone who was signed in and knew the
old one. ${['All other sessions were signed out.', ...others].join(' ')}

When: ${timeText(at)}

If it was you, you need not do anything.

${recoveryHint(webOrigin, names)}
`,
  };
}

/** Notice of a password that was reset with a mailed link. `others`: names of other credentials, if any. */
export function passwordResetMail({ webOrigin, at }: Notice, to: string, others: string): Mail {
  return {
    to,
    subject: `Your password for ${PRODUCT_NAME} was changed`,
    text: `A new password was set for your account at ${PRODUCT_NAME} with a link that was mailed to this address.
All sessions were signed out${others && `, and all ${others} were revoked`}.

When: ${timeText(at)}

If it was you, sign in with the new password${others && `, and create new ${others} where you need them`}.

${recoveryHint(webOrigin, others)}
`,
  };
}

/** Tells the owner of an account what to do about a change by someone else. `others`: names of other credentials, if any. */
export const recoveryHint = (webOrigin: string, others: string) =>
  `If it was not you, reset your password now: ${webOrigin}/forgot-password
This signs out all sessions${others && ` and revokes all ${others}`}.`;
