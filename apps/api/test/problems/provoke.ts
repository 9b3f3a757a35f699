import type { ApiResponse, TestApi } from '../api.js';

/** Causes a refusal. */
export type Provoke = () => Promise<ApiResponse | undefined>;

/** Makes the ways to cause the codes of a feature. */
export type MakeProvoke = (api: TestApi) => Readonly<Record<string, Provoke>>;
