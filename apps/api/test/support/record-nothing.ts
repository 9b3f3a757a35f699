/** Takes the place of the audit trail where a test changes something without a request. */
export const recordNothing = async (): Promise<void> => {};
