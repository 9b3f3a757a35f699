const BETWEEN_WORDS = /[\s_.,@-]+/gu;

/** Reduces a text to what password guessers compare: lower case, without separators between words. */
export function comparable(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  return lower.replace(BETWEEN_WORDS, '') || lower;
}
