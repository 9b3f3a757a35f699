import { comparable } from './comparable.js';

/** Common sequences: digits, the alphabet, and the rows and columns of keyboards. */
const SEQUENCES = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '1234567890qwertyuiopasdfghjklzxcvbnm',
  '1234567890qwertzuiopasdfghjklyxcvbnm',
  '1234567890azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  'йцукенгшщзхъфывапролджэячсмитьбю',
];

/** True for a password that repeats a shorter text: it is as easy to guess as that text. */
export function isRepetition(password: string): boolean {
  const text = comparable(password);
  // Written twice in a row, a repetition also occurs before the second copy starts: `abab` occurs in `abababab` at 2.
  return `${text}${text}`.indexOf(text, 1) < text.length;
}

/** True for a part of one sequence, forwards or backwards. The part may wrap around the end of the sequence. */
export function isSequence(password: string): boolean {
  const text = comparable(password);
  const backwards = Array.from(text).toReversed().join('');
  return SEQUENCES.some((sequence) => {
    const around = sequence.repeat(Math.ceil(text.length / sequence.length) + 1);
    return around.includes(text) || around.includes(backwards);
  });
}
