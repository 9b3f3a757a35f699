import type { TestApi } from '../api.js';

/** A feature's part of the test that looks for secrets, in the file `secrets.part.ts` of its tests. */
export interface SecretsPart {
  /** Makes the header of credentials with a secret, by their kind. */
  readonly credentials?: Readonly<Record<string, (secret: string) => readonly string[]>>;
  /** Creates and uses secrets as a user, and returns them. */
  readonly make?: (api: TestApi, accessToken: string) => Promise<readonly string[]>;
  /** Returns what the feature has recorded, by the name of the place. */
  readonly read?: (api: TestApi) => Promise<Readonly<Record<string, string>>>;
}
