const BETWEEN_WORDS = /[\s_.,@-]+/gu;

/** A text as password guessers compare it: without case, and without separators between words. */
export function comparable(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  return lower.replace(BETWEEN_WORDS, '') || lower;
}
