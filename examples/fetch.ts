/*
 * Calls the API with `fetch`. A refusal says in `retry` what helps: to sign in, to refresh the tokens, to enter the password
 * again, to wait, or nothing. A call takes each of these steps at most once, then repeats its request. An unknown
 * `retry` counts as `none`. Parallel calls share new tokens.
 *
 *   const call = createClient({ url: 'http://localhost:3001', email, askPassword });
 *   const profile = await call('GET', '/user/profile');
 */
const RENEWALS = new Set(['with_credentials', 'after_refresh', 'after_reauth']);
const LONGEST_WAIT = 60; // seconds
export type Tokens = { accessToken: string; refreshToken: string };
type Options = { url: string; email: string; askPassword: () => Promise<string>; tokens?: Tokens };

/** The problem of a response (RFC 9457). */
export class Refusal extends Error {
  code = 'unknown';
  retry = 'none';
  retryAfter = 1;
}

function readRefusal(response: Response, body: string): Refusal {
  const problem = body.startsWith('{') ? JSON.parse(body) : undefined;
  const message = problem?.detail ?? response.statusText;
  const refusal = Object.assign(new Refusal(), problem, { message });
  if (problem?.retry || response.status !== 401) return refusal;
  // After HEAD, or if a proxy has replaced the body, the challenge says what helps.
  const error = /\berror="(\w+)"/.exec(response.headers.get('WWW-Authenticate') ?? '')?.[1];
  refusal.retry = 'with_credentials';
  if (error === 'invalid_token') refusal.retry = 'after_refresh'; // RFC 6750 §3.1
  if (error === 'insufficient_user_authentication') refusal.retry = 'after_reauth'; // RFC 9470 §3
  return refusal;
}

export function createClient({ url, email, askPassword, tokens }: Options) {
  const running = new Map<string, Promise<Tokens>>();

  async function send(method: string, path: string, body?: object, token = tokens?.accessToken) {
    const headers = new Headers(body && { 'Content-Type': 'application/json' });
    if (token) headers.set('Authorization', `Bearer ${token}`);
    const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    const received = await response.text();
    if (!response.ok) throw readRefusal(response, received);
    return received === '' ? undefined : JSON.parse(received);
  }

  async function renew(step: string): Promise<Tokens> {
    if (step === 'after_refresh')
      return send('POST', '/auth/refresh', undefined, tokens?.refreshToken);
    const password = await askPassword();
    if (step === 'after_reauth') return send('POST', '/auth/reauthenticate', { password });
    return send('POST', '/auth/login', { email, password });
  }

  /** Gets new tokens, once for all calls that wait for them. */
  async function renewOnce(step: string): Promise<void> {
    const shared = running.get(step) ?? renew(step).finally(() => running.delete(step));
    running.set(step, shared);
    tokens = await shared;
  }

  return async function call(method: string, path: string, body?: object): Promise<unknown> {
    const done = new Set<string>();
    let step: string | undefined;
    for (let used = tokens; ;) {
      try {
        if (step && tokens === used) await renewOnce(step); // Otherwise another call has got new tokens.
        [step, used] = [undefined, tokens];
        return await send(method, path, body);
      } catch (error) {
        if (!(error instanceof Refusal) || done.has(error.retry)) throw error;
        done.add(error.retry);
        if (RENEWALS.has(error.retry)) step = error.retry;
        else if (error.retry === 'after_delay' && error.retryAfter <= LONGEST_WAIT)
          await new Promise((resolve) => setTimeout(resolve, error.retryAfter * 1000));
        else throw error; // after_fix, none, and any other
      }
    }
  };
}
