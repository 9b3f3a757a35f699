import { describe, expect, test } from 'vitest';
import { newPassword } from '../../../src/accounts/password-policy/new-password.js';

/** Returns the codes of the rules that a password breaks, or the password as it is kept if it breaks none. */
function judge(password: string): unknown {
  const { success, data, error } = newPassword.safeParse(password);
  if (success) return data;
  return error.issues.map((issue) => ('params' in issue ? issue.params?.['code'] : issue.code));
}

/** Makes a text of consecutive characters, from `first` on. */
const run = (length: number, first: string) =>
  Array.from({ length }, (_, index) =>
    String.fromCodePoint((first.codePointAt(0) ?? 0) + index),
  ).join('');

describe('a new password (NIST SP 800-63B-4 §3.1.1.2)', () => {
  test('has at least 15 characters (ASVS 6.2.1)', () => {
    expect(judge('nine tiny owls')).toEqual(['password_too_short']);
    expect(judge('nine tiny owls!')).toBe('nine tiny owls!');
  });

  test('is counted in code points, not in UTF-16 units', () => {
    expect(run(14, '🌰')).toHaveLength(28);
    expect(judge(run(14, '🌰'))).toEqual(['password_too_short']);
    expect(judge(run(15, '🌰'))).toBe(run(15, '🌰'));
  });

  test('has at most 256 characters, and is never cut off (ASVS 6.2.9)', () => {
    expect(judge(run(256, '一'))).toBe(run(256, '一'));
    expect(judge(run(257, '一'))).toEqual(['password_too_long']);
  });

  test('is kept and counted in Unicode NFC', () => {
    const decomposed = 'zwölf böse Füße'.normalize('NFD');
    expect(judge(decomposed)).toBe('zwölf böse Füße');
    expect(judge('zwölf böse Füß'.normalize('NFD'))).toEqual(['password_too_short']);
  });

  test.each([
    'fourteenlittlepigs',
    'UPPER CASE AND SPACES ONLY',
    '8302 5519 7046 2281',
    '¿¡§¶•ªº–≠œ∑´®†¥',
    'ένας κωδικός με λόγια',
    '  spaces at both ends  ',
  ])('may consist of any characters: %j (ASVS 6.2.5)', (password) => {
    expect(judge(password)).toBe(password);
  });

  test.each([
    ['password_common', 'williamtheonedsgb'],
    ['password_common', 'Baseball Superman'],
    ['password_common', 'michelle.football'],
    ['password_common', 'PASSWORDSTANDARD'],
    ['password_repeats', 'passwordpassword'],
    ['password_repeats', 'Password Password'],
    ['password_repeats', 'xk9xk9xk9xk9xk9'],
    ['password_repeats', 'aaaaaaaaaaaaaaaa'],
    ['password_repeats', '🌰'.repeat(15)],
    ['password_repeats', '---------------'],
    ['password_sequence', '123456789012345'],
    ['password_sequence', '098765432109876'],
    ['password_sequence', 'abcdefghijklmnop'],
    ['password_sequence', 'qwertyuiopasdfgh'],
    ['password_sequence', '1qaz2wsx3edc4rfv'],
    ['password_sequence', 'zyxwvutsrqponmlk'],
    ['password_with_controls', 'a tab\tis no character'],
  ])('must not be one that is guessed first: %s %j (ASVS 6.2.4)', (code, password) => {
    expect(judge(password)).toEqual([code]);
  });

  test('may contain a common password: only the whole is compared', () => {
    for (const password of [
      'my password is a longer one',
      'qwertyuiop and the rest',
      'qwerty12345678 is not enough',
    ]) {
      expect(judge(password)).toBe(password);
    }
  });

  test('must be text that can be stored and compared', () => {
    for (const password of ['half a pair \ud83c and more', 'with a NUL \0 in the middle']) {
      expect(newPassword.safeParse(password).success).toBe(false);
    }
  });

  test('gets advice when it is refused', () => {
    const { error } = newPassword.safeParse('short');
    expect(error?.issues[0]?.message).toMatch(/^must have 15 characters or more, /);
  });
});
