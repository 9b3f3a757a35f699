/** Records nothing, in tests that change something without a request. */
export const recordNothing = async (): Promise<void> => {};
