import { DEMO_PASSWORD } from '@repo/db';
import { addUser, ageSession, freshDatabase, startApi, type TestServer } from '@repo/testing';
import { vi } from 'vitest';
import type { Tokens, User } from './clients/client.js';

type Env = Readonly<Record<string, string>>;

/** The built API with a database and users of its own. */
export class Api {
  readonly #main: TestServer;
  readonly #databaseUrl: string;
  /** Functions that stop what was started, in reverse order. */
  readonly #stops: (() => Promise<void>)[];
  /** Another process of the API, whose access tokens expire after one second. */
  #shortLived: TestServer | undefined;

  private constructor(
    main: TestServer,
    databaseUrl: string,
    stops: (() => Promise<void>)[],
    readonly user: User,
    readonly admin: User,
  ) {
    this.#main = main;
    this.#databaseUrl = databaseUrl;
    this.#stops = stops;
  }

  static async start(env: Env = {}): Promise<Api> {
    const { url, drop } = await freshDatabase();
    const main = await startApi({ env: { DATABASE_URL: url, ...env } });
    const user = { email: await addUser(url), password: DEMO_PASSWORD };
    const admin = { email: await addUser(url, 'admin'), password: DEMO_PASSWORD };
    return new Api(main, url, [main.stop, drop], user, admin);
  }

  get url(): string {
    return this.#main.url;
  }

  /** Signs a user in. */
  signIn({ email, password } = this.user): Promise<Tokens> {
    return this.#tokens('/auth/login', { email, password });
  }

  /** Signs the administrator in, and makes the sign-in look an hour old. */
  async signInLongAgo(): Promise<Tokens> {
    const { refreshToken } = await this.signIn(this.admin);
    await ageSession(this.#databaseUrl, String(decode(refreshToken)['sid']), 3600);
    return this.#tokens('/auth/refresh', { refreshToken });
  }

  /** Signs the user in, and waits until the access token has expired. */
  async signInExpired(): Promise<Tokens> {
    if (this.#shortLived === undefined) {
      const env = { DATABASE_URL: this.#databaseUrl, API_ORIGIN: this.url, ACCESS_TOKEN_TTL: '1' };
      this.#shortLived = await startApi({ env });
      this.#stops.unshift(this.#shortLived.stop);
    }
    const tokens = await this.#tokens('/auth/login', this.user, this.#shortLived.url);
    const headers = { authorization: `Bearer ${tokens.accessToken}` };
    await vi.waitUntil(
      async () => (await fetch(`${this.url}/user/profile`, { headers })).status === 401,
      { timeout: 60_000 },
    );
    return tokens;
  }

  /** Ends the session of these tokens. */
  async signOut({ accessToken }: Tokens): Promise<void> {
    const headers = { authorization: `Bearer ${accessToken}` };
    await fetch(`${this.url}/auth/logout`, { method: 'POST', headers });
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) await stop();
  }

  async #tokens(path: string, body: object, url = this.url): Promise<Tokens> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`No tokens: ${await response.text()}`);
    const tokens: Tokens = JSON.parse(await response.text());
    return tokens;
  }
}

/** Returns the id of the user that an access token was issued to. */
export const userIdOf = ({ accessToken }: Tokens) => String(decode(accessToken)['sub']);

function decode(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
