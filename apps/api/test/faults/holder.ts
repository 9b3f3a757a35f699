import type { TokenBody } from '../../src/sessions/token-body.js';
import { refresh, signIn, tokensOf, type Answer } from '../support/client.js';
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
  static async signIn(url: string, count: number): Promise<Holder[]> {
    const holders: Holder[] = [];
    while (holders.length < count) holders.push(new Holder(await signIn(url)));
    return holders;
  }

  get accessToken(): string {
    return this.tokens.accessToken;
  }

  async refresh(url: string): Promise<Answer> {
    const answer = await refresh(url, this.tokens.refreshToken);
    if (answer.status === 200) {
      this.tokens = tokensOf(answer);
      this.refreshed += 1;
    }
    return answer;
  }
}
