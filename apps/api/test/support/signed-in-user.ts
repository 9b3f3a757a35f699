import type { TokenBody } from '../../src/sessions/token-body.js';
import { type ApiResponse, type ApiClient, tokensOf } from '../api.js';
import { sessionIn } from './rows.js';

/** A client with a session, which keeps the tokens of its last successful response. */
export class SignedInUser {
  readonly sessionId: string;
  /** Number of refreshes that succeeded, from the client's view. */
  refreshed = 0;

  private constructor(private tokens: TokenBody) {
    this.sessionId = sessionIn(tokens.refreshToken);
  }

  /** Signs in this number of clients, one after the other, because these tests are not about the load of hashing. */
  static async signIn(api: ApiClient, count: number): Promise<SignedInUser[]> {
    const users: SignedInUser[] = [];
    while (users.length < count) users.push(new SignedInUser(await api.signIn()));
    return users;
  }

  get accessToken(): string {
    return this.tokens.accessToken;
  }

  async refresh(api: ApiClient): Promise<ApiResponse> {
    const response = await api.refresh(this.tokens.refreshToken);
    if (response.status === 200) {
      this.tokens = tokensOf(response);
      this.refreshed += 1;
    }
    return response;
  }
}
