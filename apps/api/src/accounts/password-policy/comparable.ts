const BETWEEN_WORDS = /[\s_.,@-]+/gu;

/** A text as those see it who guess passwords: without case, and without what stands between words. */
export function bare(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  return lower.replace(BETWEEN_WORDS, '') || lower;
}
