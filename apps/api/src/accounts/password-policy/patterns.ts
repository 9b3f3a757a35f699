import { comparable } from './comparable.js';

/** What fingers and memory run along: the alphabet, digits, the rows of keyboards, and their columns. */
const LINES = [
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

/** Whether a password is one shorter text over and over: it is guessed as quickly as that text. */
export function isRepetition(password: string): boolean {
  const text = comparable(password);
  // A text that is found inside its own double, elsewhere than at both ends, is a repetition.
  return `${text}${text}`.indexOf(text, 1) < text.length;
}

/** Whether a password is a stretch of one line, forwards or backwards, and perhaps round its end. */
export function isSequence(password: string): boolean {
  const text = comparable(password);
  const backwards = Array.from(text).toReversed().join('');
  return LINES.some((line) => {
    const around = line.repeat(Math.ceil(text.length / line.length) + 1);
    return around.includes(text) || around.includes(backwards);
  });
}
