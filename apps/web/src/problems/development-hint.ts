/**
 * Returns a hint for the developer, one sentence that says which line to write where; undefined in a production build.
 *
 * @param text the hint
 */
export const developmentHint = (text: string): string | undefined =>
  process.env.NODE_ENV === 'development' ? text : undefined;
