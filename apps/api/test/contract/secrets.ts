import type { TestApi } from '../api.js';

/** What a feature adds to the test that looks for leaked secrets, in the file `secrets.part.ts` of its tests. */
export interface SecretsPart {
  /** By the kind of credentials, a function that makes their header with a secret in it. */
  readonly credentials?: Readonly<Record<string, (secret: string) => readonly string[]>>;
  /** Creates secrets for the user of the access token, uses them, and returns them. */
  readonly make?: (api: TestApi, accessToken: string) => Promise<readonly string[]>;
  /** Returns all that the feature has recorded, by the place where it is recorded. */
  readonly read?: (api: TestApi) => Promise<Readonly<Record<string, string>>>;
}
