import type { MockInstance } from 'vitest';
import type { ApiResponse, TestApi } from '../api.js';

/**
 * A write request of a feature. It locks the row of the user who sends it, and creates something. It is in the file
 * `write.part.ts` of the feature's tests.
 */
export interface WritePart {
  readonly send: (api: TestApi, token: string) => Promise<ApiResponse>;
  /** Spies on the method that handles the request. */
  readonly spy: (api: TestApi) => MockInstance;
}
