import { PRODUCT_NAME } from '@repo/settings';
import { recoveryHint, timeText, type Notice } from '../accounts/accounts.module.js';
import type { Mail } from '../mail/mail.module.js';
import { SCOPE_WORDS, type Scope } from '../tokens/scopes.js';

/** The name of API keys in mail and on the page Security. */
export const KEYS = 'API keys';

/** The path of the page that lists API keys. */
export const KEYS_PAGE = '/account/api-keys';

interface KeyFacts {
  readonly scopes: readonly Scope[];
  /** Null for a key that does not expire. */
  readonly expiresAt: Date | null;
}

/** Notice of a new API key. Contains no user input, such as the name of the key: an attacker may have created the key. */
export function apiKeyMail({ webOrigin, at }: Notice, to: string, key: KeyFacts): Mail {
  return {
    to,
    subject: `A new API key for ${PRODUCT_NAME}`,
    text: `An API key was created for your account at ${PRODUCT_NAME}. Programs can use it without your password.

When: ${timeText(at)}
Expires: ${key.expiresAt === null ? 'never' : timeText(key.expiresAt)}
Permissions:
${key.scopes.map((scope) => `- ${SCOPE_WORDS[scope]}`).join('\n')}

If it was you, you need not do anything. To review or revoke the key: ${webOrigin}${KEYS_PAGE}

${recoveryHint(webOrigin, KEYS)}
`,
  };
}
