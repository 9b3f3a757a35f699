import type { TokenBody } from '../../src/sessions/token-body.js';
import { type Answer, type ApiClient, tokensOf } from '../api.js';
import { sessionIn } from '../support/rows.js';

/** A client with a session, which knows what its last response said. */
export class Holder {
  readonly sessionId: string;
  /** How many refreshes succeeded, from the client's view. */
  refreshed = 0;

  private constructor(private tokens: TokenBody) {
    this.sessionId = sessionIn(tokens.refreshToken);
  }

  /** Signs in so many clients, one after the other: hashing is not what these tests load. */
  static async signIn(api: ApiClient, count: number): Promise<Holder[]> {
    const holders: Holder[] = [];
    while (holders.length < count) holders.push(new Holder(await api.signIn()));
    return holders;
  }

  get accessToken(): string {
    return this.tokens.accessToken;
  }

  async refresh(api: ApiClient): Promise<Answer> {
    const answer = await api.refresh(this.tokens.refreshToken);
    if (answer.status === 200) {
      this.tokens = tokensOf(answer);
      this.refreshed += 1;
    }
    return answer;
  }
}
