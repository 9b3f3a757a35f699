/*
 * Makes an axios instance do what a refusal asks for. The refusal's `retry` says what helps: to sign in, to refresh the
 * tokens, to enter the password again, to wait, or nothing. For each request, each step is taken at most once, then the
 * request is repeated. Parallel requests share new tokens.
 *
 *   const api = withRetries(axios.create({ baseURL: 'http://localhost:3001' }), { email, askPassword });
 *   const { data: profile } = await api.get('/user/profile');
 */
import { type AxiosInstance, type AxiosResponse, isAxiosError } from 'axios';

declare module 'axios' {
  interface AxiosRequestConfig<D, P> {
    /** Sent in place of the user's access token. */
    token?: string | undefined;
    /** The tokens that the user had when the request was sent. */
    used?: Tokens | undefined;
    /** The steps that were taken for the request. */
    done?: Set<string>;
  }
}

const LONGEST_WAIT = 60; // seconds
export type Tokens = { accessToken: string; refreshToken: string };
type Options = { email: string; askPassword: () => Promise<string>; tokens?: Tokens };

/** Reads `retry` from the problem (RFC 9457). After HEAD, or if a proxy has replaced the body, reads the challenge. */
function nextStep({ status, headers, data }: AxiosResponse): string {
  if (status !== 401 || data?.retry) return data?.retry ?? 'none';
  const error = /\berror="(\w+)"/.exec(headers['www-authenticate'])?.[1];
  if (error === 'invalid_token') return 'after_refresh'; // RFC 6750 §3.1
  return error === 'insufficient_user_authentication' ? 'after_reauth' : 'with_credentials'; // RFC 9470 §3
}

export function withRetries(api: AxiosInstance, { email, askPassword, tokens }: Options) {
  const running = new Map<() => Promise<Tokens>, Promise<Tokens>>();

  api.interceptors.request.use((config) => {
    const token = config.token ?? tokens?.accessToken;
    if (token) config.headers.setAuthorization(`Bearer ${token}`);
    return Object.assign(config, { used: tokens });
  });

  api.interceptors.response.use(undefined, async (error: unknown) => {
    if (!isAxiosError(error) || !error.config || !error.response) throw error;
    const { config, response } = error;
    const step = nextStep(response);
    const retryAfter = Number(response.data?.retryAfter ?? response.headers['retry-after'] ?? 1);
    const done = (config.done ??= new Set());
    if (done.has(step)) throw error;
    done.add(step);
    if (step === 'with_credentials') await renew(signIn, config.used);
    else if (step === 'after_refresh') await renew(refresh, config.used);
    else if (step === 'after_reauth') await renew(confirm, config.used);
    else if (step === 'after_delay' && retryAfter <= LONGEST_WAIT)
      await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000));
    else throw error; // after_fix, none, or a `retry` of the future
    return api.request(config);
  });

  async function getTokens(path: string, body?: object, token?: string): Promise<Tokens> {
    const done = new Set(['with_credentials', 'after_refresh', 'after_reauth']);
    return (await api.post(path, body, { token, done })).data;
  }
  const signIn = async () => getTokens('/auth/login', { email, password: await askPassword() });
  const confirm = async () => getTokens('/auth/reauthenticate', { password: await askPassword() });
  const refresh = () =>
    getTokens('/auth/refresh', undefined, tokens?.refreshToken).catch((error) => {
      if (error.response?.data.retry !== 'with_credentials') throw error;
      return signIn(); // The session has ended.
    });

  /** Gets new tokens, once for all requests that wait for them. */
  async function renew(get: () => Promise<Tokens>, used: Tokens | undefined): Promise<void> {
    if (tokens !== used) return; // Another request has already got new ones.
    const shared = running.get(get) ?? get().finally(() => running.delete(get));
    running.set(get, shared);
    tokens = await shared;
  }
  return api;
}
