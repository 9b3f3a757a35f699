import { codePoints, lengths, text } from '../../validation/text.js';
import { isCommon } from './common-passwords.js';
import { isRepetition, isSequence } from './patterns.js';

/** In code points. NIST SP 800-63B-4 §3.1.1.2: at least 15 without a second factor, and at least 64 allowed. */
const SHORTEST = 15;
const LONGEST = 256;

/** The reason why a password is refused, for programs and for users. */
export interface PasswordFault {
  readonly code: `password_${string}`;
  readonly detail: string;
}

/**
 * A new password: in Unicode NFC, never truncated, without composition rules (NIST SP 800-63B-4 §3.1.1.2). Passwords that
 * attackers try first are refused.
 */
export const newPassword = text()
  .normalize('NFC')
  .check((context) => {
    const fault = faultOf(context.value);
    if (fault === undefined) return;
    const { code, detail } = fault;
    context.issues.push({ code: 'custom', params: { code }, message: detail, input: '' });
  })
  .meta({ format: 'password', ...lengths(SHORTEST, LONGEST) });

function faultOf(password: string): PasswordFault | undefined {
  const length = codePoints(password);
  if (length < SHORTEST) {
    return {
      code: 'password_too_short',
      detail: `must have ${SHORTEST} characters or more, for example a few unrelated words`,
    };
  }
  if (length > LONGEST) {
    return { code: 'password_too_long', detail: `must have ${LONGEST} characters or fewer` };
  }
  // Basic credentials cannot contain control characters (RFC 7617 §2).
  if (/\p{Cc}/u.test(password)) {
    return {
      code: 'password_with_controls',
      detail: 'must not contain tabs or other control characters',
    };
  }
  if (isRepetition(password)) {
    return {
      code: 'password_repeats',
      detail: 'must not repeat one short text: that is as easy to guess as the text',
    };
  }
  if (isSequence(password)) {
    return {
      code: 'password_sequence',
      detail: 'must not be a sequence of digits, letters or keys: those are tried first',
    };
  }
  if (isCommon(password)) {
    return {
      code: 'password_common',
      detail: 'must not be a common password: those are tried first',
    };
  }
  return undefined;
}
