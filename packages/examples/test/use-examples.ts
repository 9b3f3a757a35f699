import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Api } from './api.js';
import { viaAxios } from './clients/axios.js';
import type { Call, Client, Outcome, User } from './clients/client.js';
import { viaFetch } from './clients/fetch.js';
import { viaPython } from './clients/python.js';
import { viaShell } from './clients/shell.js';
import { type RecordingProxy, type Respond, startProxy } from './recording-proxy.js';

/** Every example that is a client. The page in `examples/browser` has tests of its own. */
export const clients: readonly (readonly [name: string, Client])[] = [
  ['fetch.ts', viaFetch],
  ['axios.ts', viaAxios],
  ['client.py', viaPython],
  ['curl.sh', viaShell],
];

export const PROFILE: Call = ['GET', '/user/profile'];
export const [GET, LOGIN, REFRESH, CONFIRM] = [
  'GET /user/profile',
  'POST /auth/login',
  'POST /auth/refresh',
  'POST /auth/reauthenticate',
];

export const isRefused = (code: string) => ({ refusal: expect.stringMatching(`^${code}: `) });

export interface Sent {
  /** The members in which the user differs from `api.user`. */
  readonly user?: Partial<User>;
  /** The URL of the API to call; `api` by default. */
  readonly url?: string;
  readonly respond?: Respond;
}

/** The API for the tests of a file, and a proxy in front of it, new for each call. */
export class Examples {
  api!: Api;
  #proxy: RecordingProxy | undefined;

  /** The requests of the last client, in order. */
  get requests(): readonly string[] {
    return this.#proxy?.requests ?? [];
  }

  /** Makes calls with a client through a proxy. */
  async call(
    client: Client,
    calls: readonly Call[],
    { user = {}, url = this.api.url, respond }: Sent = {},
  ): Promise<Outcome[]> {
    this.close();
    this.#proxy = await startProxy(url, respond);
    return client(this.#proxy.url, { ...this.api.user, ...user }, ...calls);
  }

  isProfile() {
    return { data: expect.objectContaining({ email: this.api.user.email }) };
  }

  close(): void {
    this.#proxy?.close();
  }
}

/** Starts the API for the tests of a file. Throws if a program that an example needs is missing. */
export function useExamples(): Examples {
  const examples = new Examples();
  beforeAll(async () => {
    const missing = ['bash', 'curl', 'jq', 'python3'].filter(
      (name) => spawnSync(name, ['--version']).error,
    );
    if (missing.length > 0) {
      throw new Error(`Missing: install with "apt-get install -y ${missing.join(' ')}".`);
    }
    examples.api = await Api.start();
  });
  afterEach(() => examples.close());
  afterAll(() => examples.api.stop());
  return examples;
}
