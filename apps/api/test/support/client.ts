import { DEMO_PASSWORD } from '@repo/db';
import type { TokenBody } from '../../src/sessions/token-body.js';
import { type ApiResponse, exchange, send, type Sent, tokensOf } from './response.js';
import { check } from './check.js';
import { bearer, USER } from './credentials.js';

/** A client of an API under test. It sends header lines as they are, and checks every response. */
export abstract class ApiClient {
  /** The port of the API, on 127.0.0.1. */
  abstract readonly port: number;
  /** The API's `CORS_ORIGINS`. */
  corsOrigins: readonly string[] = [];

  /** Sends one request over its own connection. */
  async send(target: string, sent: Sent = {}): Promise<ApiResponse> {
    const response = await send(this.port, target, sent);
    await check(response, sent.method, target, this.corsOrigins);
    return response;
  }

  /** Sends these bytes over one connection and reads until the server closes it. */
  async exchange(bytes: string): Promise<ApiResponse[]> {
    const responses = await exchange(this.port, bytes);
    const checked = responses.map((response) =>
      check(response, undefined, undefined, this.corsOrigins),
    );
    await Promise.all(checked);
    return responses;
  }

  get(target: string, ...headers: string[]): Promise<ApiResponse> {
    return this.send(target, { headers });
  }

  /** Sends a value as JSON, or no body for undefined. */
  json(method: string, target: string, value: unknown, ...headers: string[]): Promise<ApiResponse> {
    if (value === undefined) return this.send(target, { method, headers });
    return this.send(target, {
      method,
      headers: ['content-type', 'application/json', ...headers],
      body: JSON.stringify(value),
    });
  }

  post(target: string, value: unknown, ...headers: string[]): Promise<ApiResponse> {
    return this.json('POST', target, value, ...headers);
  }

  /** Signs in with the demo password and returns the tokens. */
  async signIn(email = USER): Promise<TokenBody> {
    return tokensOf(await this.post('/auth/login', { email, password: DEMO_PASSWORD }));
  }

  refresh(refreshToken: string): Promise<ApiResponse> {
    return this.post('/auth/refresh', { refreshToken });
  }

  signOut(accessToken: string): Promise<ApiResponse> {
    return this.send('/auth/logout', { method: 'POST', headers: bearer(accessToken) });
  }

  profile(accessToken: string): Promise<ApiResponse> {
    return this.get('/user/profile', ...bearer(accessToken));
  }
}
