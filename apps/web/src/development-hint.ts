/** Returns the text in development; undefined in a production build, where users would see it. */
export const developmentHint = (text: string): string | undefined =>
  process.env.NODE_ENV === 'development' ? text : undefined;
