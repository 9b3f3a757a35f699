import type { MockInstance } from 'vitest';
import type { ApiResponse, TestApi } from '../api.js';

/** A write of a feature that locks the row of its user, and creates something. It stands in the file `write.part.ts`. */
export interface WritePart {
  readonly send: (api: TestApi, token: string) => Promise<ApiResponse>;
  /** Watches the method that does it. */
  readonly spy: (api: TestApi) => MockInstance;
}
