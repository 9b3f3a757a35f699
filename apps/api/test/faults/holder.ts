import type { TokenBody } from '../../src/sessions/token-body.js';
import { type Answer, type ApiClient, tokensOf } from '../api.js';
import { sessionIn } from '../support/rows.js';

/** Someone whose client has a session, and knows of it what the last answer said. */
export class Holder {
  readonly sessionId: string;
  /** How often it was refreshed, as far as it knows. */
  refreshed = 0;

  private constructor(private tokens: TokenBody) {
    this.sessionId = sessionIn(tokens.refreshToken);
  }

  /** So many people, signed in one after the other: it is not the hashes that are to be busy. */
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
