/** Leaves a change out of the audit trail, in tests that make it without a request. */
export const unrecorded = async (): Promise<void> => {};
