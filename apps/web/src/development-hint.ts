/** Returns a sentence that helps its developer, in development; undefined in production builds, which tell users nothing of it. */
export const developmentHint = (text: string): string | undefined =>
  process.env.NODE_ENV === 'development' ? text : undefined;
