/** Records nothing, in tests that change something without a request. */
export const unrecorded = async (): Promise<void> => {};
