import { codePoints, lengths, text } from '../../validation/text.js';
import { isCommon } from './common-passwords.js';
import { isRepetition, isSequence } from './patterns.js';

/** NIST SP 800-63B-4 §3.1.1.2: at least 15 for a password that stands alone, and room for 64 at least. */
const SHORTEST = 15;
const LONGEST = 256;

/** Why a password cannot be taken: for programs, and for the person who has to choose another. */
export interface PasswordFault {
  readonly code: `password_${string}`;
  readonly detail: string;
}

/**
 * A password that somebody chooses: in Unicode NFC, its length counted in code points, nothing cut off, and no rule on
 * what it is made of (NIST SP 800-63B-4 §3.1.1.2). It may not be one of those that are tried first.
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
      detail: `must have ${SHORTEST} characters or more: a few words that belong together only for you`,
    };
  }
  if (length > LONGEST) {
    return { code: 'password_too_long', detail: `must have ${LONGEST} characters or fewer` };
  }
  // RFC 7617 §2: a password that holds one could not be sent with Basic.
  if (/\p{Cc}/u.test(password)) {
    return {
      code: 'password_with_controls',
      detail: 'must hold no tabs or other control characters',
    };
  }
  if (isRepetition(password)) {
    return {
      code: 'password_repeats',
      detail: 'must not be one short text over and over: it is guessed as quickly as that text',
    };
  }
  if (isSequence(password)) {
    return {
      code: 'password_sequence',
      detail: 'must not be a row of digits, letters or keys: those are tried first',
    };
  }
  if (isCommon(password)) {
    return {
      code: 'password_common',
      detail: 'must not be one that many people use: those are tried first',
    };
  }
  return undefined;
}
