import type { Tokens } from '../load/rows.js';
import { claimsOf, makeMint, type SigningKeys } from '../load/tokens.js';
import type { Reply, Request } from './ask.js';
import type { Outages } from './outages.js';
import type { Tally } from './tally.js';
import { signIn } from './sign-in.js';
import { want } from './want.js';

/** Where people are: two processes of one API. */
export interface World {
  readonly apis: readonly [string, string];
  readonly outages: Outages;
  readonly tally: Tally;
  readonly keys: SigningKeys;
  readonly password: string;
  readonly isOver: () => boolean;
}

/** As tabs that wake up together do. */
const REFRESHES_AT_ONCE = 3;

/** Every process knows within so many milliseconds that a session has ended. */
const TOLD_WITHIN = 1000;

const ENDED = '401 session_revoked';

type Act = (tokens: Tokens) => Promise<unknown>;

const often = (times: number, act: Act): Act[] => Array.from({ length: times }, () => act);

/** Somebody who signs in, does this and that, signs out, and begins anew. */
export class Person {
  readonly #world: World;
  readonly #email: string;
  readonly #address: string;
  /** What a signed-in person does, the more often the more there is of it here. */
  readonly #acts = [
    ...often(10, (tokens) => this.#profile(tokens)),
    ...often(4, (tokens) => this.#refresh(tokens)),
    ...often(3, (tokens) => this.#beRefused(tokens)),
    ...often(1, () => this.#mistypePassword()),
    ...often(1, (tokens) => this.#signOut(tokens)),
  ];
  #tokens: Tokens | undefined;

  /** @param address the one that this person's requests come from */
  constructor(world: World, email: string, address: string) {
    this.#world = world;
    this.#email = email;
    this.#address = address;
  }

  async live(): Promise<void> {
    while (!this.#world.isOver()) {
      this.#tokens ??= await signIn(this.#world, this.#email, this.#anywhere(), this.#address);
      const act = this.#acts[Math.floor(Math.random() * this.#acts.length)];
      if (this.#tokens !== undefined) await act?.(this.#tokens);
    }
    // Who has not signed out is still signed in.
    if (this.#tokens !== undefined) await this.#refresh(this.#tokens);
    if (this.#tokens !== undefined) await this.#profile(this.#tokens);
  }

  async #profile({ accessToken }: Tokens): Promise<void> {
    const request = { path: '/user/profile', token: accessToken };
    this.#mourn([await this.#want('profile', request, '200')]);
  }

  async #refresh({ refreshToken }: Tokens): Promise<void> {
    const request = { method: 'POST', path: '/auth/refresh', body: { refreshToken } } as const;
    const replies = await Promise.all(
      Array.from({ length: REFRESHES_AT_ONCE }, () => this.#want('refresh', request, '200')),
    );
    for (const { what, requestId } of replies) {
      if (what === '200') this.#world.tally.events.add('session_renewed', requestId);
    }
    const fresh = replies.findLast(({ what }) => what === '200');
    if (fresh !== undefined) this.#tokens = JSON.parse(fresh.body);
    this.#mourn(replies);
  }

  /** A session that is refused, however often, although nobody has ended it. */
  #mourn(replies: readonly Reply[]): void {
    if (!replies.some(({ what }) => what.startsWith('401'))) return;
    this.#world.tally.lost += 1;
    this.#tokens = undefined;
  }

  async #beRefused({ accessToken }: Tokens): Promise<void> {
    const { forged, expired } = makeMint(accessToken, this.#world.keys);
    const path = '/user/profile';
    await this.#want('nothing sent', { path }, '401 authentication_required');
    await this.#want('forged token', { path, token: forged() }, '401 token_invalid');
    await this.#want('expired token', { path, token: expired() }, '401 token_expired');
    const request = { path: '/admin/users', token: accessToken };
    await this.#want('of an administrator', request, '403 insufficient_role');
  }

  async #mistypePassword(): Promise<void> {
    const body = { email: this.#email, password: `not ${this.#world.password}` };
    const request = { method: 'POST', path: '/auth/login', body } as const;
    await this.#want('wrong password', request, '401 invalid_credentials');
  }

  /** At one process, and then the session is used at the other. */
  async #signOut({ accessToken, refreshToken }: Tokens): Promise<void> {
    const [here, there] = Math.random() < 0.5 ? this.#world.apis : this.#world.apis.toReversed();
    this.#tokens = undefined;
    const out = { method: 'POST', path: '/auth/logout', token: accessToken } as const;
    const reply = await this.#want('sign-out', out, '204', here);
    if (reply.what === '204') {
      this.#world.tally.events.add('session_logout', String(claimsOf(accessToken)['sid']));
    }
    const told = performance.now() + TOLD_WITHIN;
    this.#world.tally.signedOut += 1;
    const use = { path: '/user/profile', token: accessToken };
    await this.#want('ended, used where it was', use, ENDED, here);
    await want(this.#world, {
      title: 'ended, used elsewhere',
      request: { ...use, from: this.#address },
      wanted: ENDED,
      origin: there ?? this.#anywhere(),
      passes: (what, began) => what === '200' && began < told,
    });
    const again = { method: 'POST', path: '/auth/refresh', body: { refreshToken } } as const;
    await this.#want('ended, refreshed', again, ENDED);
  }

  #want(
    title: string,
    request: Request,
    wanted: string,
    origin = this.#anywhere(),
  ): Promise<Reply> {
    return want(this.#world, {
      title,
      request: { ...request, from: this.#address },
      wanted,
      origin,
    });
  }

  #anywhere(): string {
    const [one, other] = this.#world.apis;
    return Math.random() < 0.5 ? one : other;
  }
}
