import type { Tokens } from '../client/rows.js';
import { claimsOf, makeMint, type SigningKeys } from '../client/tokens.js';
import type { Reply, Request } from './send-request.js';
import type { Outages } from './outages.js';
import type { Tally } from './tally.js';
import { signIn } from './sign-in.js';
import { expectReply } from './expect-reply.js';

/** The parts of a run that all users share. The API has two processes, and `apis` has their origins. */
export interface RunContext {
  readonly apis: readonly [string, string];
  readonly outages: Outages;
  readonly tally: Tally;
  readonly keys: SigningKeys;
  readonly password: string;
  readonly isOver: () => boolean;
}

/** Concurrent refreshes, as from browser tabs that wake up together. */
const REFRESHES_AT_ONCE = 3;

/** Milliseconds within which every process must know that a session has ended. */
const KNOWN_WITHIN = 1000;

const ENDED = '401 session_revoked';

type Act = (tokens: Tokens) => Promise<unknown>;

const often = (times: number, act: Act): Act[] => Array.from({ length: times }, () => act);

/** A simulated user who signs in, sends random requests, signs out, and starts again. */
export class VirtualUser {
  readonly #context: RunContext;
  readonly #email: string;
  readonly #address: string;
  /** The actions of a signed-in user, one of which is chosen at random. Those that are listed more often are more likely. */
  readonly #acts = [
    ...often(10, (tokens) => this.#profile(tokens)),
    ...often(4, (tokens) => this.#refresh(tokens)),
    ...often(3, (tokens) => this.#beRefused(tokens)),
    ...often(1, () => this.#mistypePassword()),
    ...often(1, (tokens) => this.#signOut(tokens)),
  ];
  #tokens: Tokens | undefined;

  /** @param address client address of this user's requests */
  constructor(context: RunContext, email: string, address: string) {
    this.#context = context;
    this.#email = email;
    this.#address = address;
  }

  async live(): Promise<void> {
    while (!this.#context.isOver()) {
      this.#tokens ??= await signIn(this.#context, this.#email, this.#anywhere(), this.#address);
      const act = this.#acts[Math.floor(Math.random() * this.#acts.length)];
      if (this.#tokens !== undefined) await act?.(this.#tokens);
    }
    // A user who has not signed out must still be signed in.
    if (this.#tokens !== undefined) await this.#refresh(this.#tokens);
    if (this.#tokens !== undefined) await this.#profile(this.#tokens);
  }

  async #profile({ accessToken }: Tokens): Promise<void> {
    const request = { path: '/user/profile', token: accessToken };
    this.#recordIfLost([await this.#expectReply('profile', request, '200')]);
  }

  async #refresh({ refreshToken }: Tokens): Promise<void> {
    const request = { method: 'POST', path: '/auth/refresh', body: { refreshToken } } as const;
    const replies = await Promise.all(
      Array.from({ length: REFRESHES_AT_ONCE }, () => this.#expectReply('refresh', request, '200')),
    );
    for (const { outcome, requestId } of replies) {
      if (outcome === '200') this.#context.tally.events.add('session_renewed', requestId);
    }
    const fresh = replies.findLast(({ outcome }) => outcome === '200');
    if (fresh !== undefined) this.#tokens = JSON.parse(fresh.body);
    this.#recordIfLost(replies);
  }

  /** Records the session as lost if a reply is a 401, because nothing has ended the session. */
  #recordIfLost(replies: readonly Reply[]): void {
    if (!replies.some(({ outcome }) => outcome.startsWith('401'))) return;
    this.#context.tally.lost += 1;
    this.#tokens = undefined;
  }

  async #beRefused({ accessToken }: Tokens): Promise<void> {
    const { forged, expired } = makeMint(accessToken, this.#context.keys);
    const path = '/user/profile';
    await this.#expectReply('nothing sent', { path }, '401 authentication_required');
    await this.#expectReply('forged token', { path, token: forged() }, '401 token_invalid');
    await this.#expectReply('expired token', { path, token: expired() }, '401 token_expired');
    const request = { path: '/admin/users', token: accessToken };
    await this.#expectReply('administrators only', request, '403 insufficient_role');
  }

  async #mistypePassword(): Promise<void> {
    const body = { email: this.#email, password: `not ${this.#context.password}` };
    const request = { method: 'POST', path: '/auth/login', body } as const;
    await this.#expectReply('wrong password', request, '401 invalid_credentials');
  }

  /** Signs out at one process, then uses the session at both. */
  async #signOut({ accessToken, refreshToken }: Tokens): Promise<void> {
    const [here, there] =
      Math.random() < 0.5 ? this.#context.apis : this.#context.apis.toReversed();
    this.#tokens = undefined;
    const out = { method: 'POST', path: '/auth/logout', token: accessToken } as const;
    const reply = await this.#expectReply('sign-out', out, '204', here);
    if (reply.outcome === '204') {
      this.#context.tally.events.add('session_logout', String(claimsOf(accessToken)['sid']));
    }
    const knownAt = performance.now() + KNOWN_WITHIN;
    this.#context.tally.signedOut += 1;
    const use = { path: '/user/profile', token: accessToken };
    await this.#expectReply('ended, used where it was', use, ENDED, here);
    await expectReply(this.#context, {
      title: 'ended, used elsewhere',
      request: { ...use, from: this.#address },
      expected: ENDED,
      origin: there ?? this.#anywhere(),
      passes: (outcome, began) => outcome === '200' && began < knownAt,
    });
    const again = { method: 'POST', path: '/auth/refresh', body: { refreshToken } } as const;
    await this.#expectReply('ended, refreshed', again, ENDED);
  }

  #expectReply(
    title: string,
    request: Request,
    expected: string,
    origin = this.#anywhere(),
  ): Promise<Reply> {
    return expectReply(this.#context, {
      title,
      request: { ...request, from: this.#address },
      expected,
      origin,
    });
  }

  #anywhere(): string {
    const [one, other] = this.#context.apis;
    return Math.random() < 0.5 ? one : other;
  }
}
