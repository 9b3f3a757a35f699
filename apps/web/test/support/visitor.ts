import { older, openSession, sealSession } from './sealed-session';
import { expectWhole } from './whole';

/** The fields that a browser sends with a navigation. */
const navigation = {
  accept: 'text/html,application/xhtml+xml',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};

/** A browser that stores cookies, follows no redirects, and runs no scripts. */
export class Visitor {
  readonly #origin: string;
  readonly cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Navigates to an address. `fields` replace the fields that a browser sends. */
  get(address: string, fields: Record<string, string> = {}): Promise<Response> {
    return this.send(address, { headers: { ...navigation, ...fields } });
  }

  /** Sends a form from one of our pages. */
  post(
    address: string,
    form: Record<string, string> | URLSearchParams | FormData,
    fields: Record<string, string> = {},
  ) {
    const headers = {
      ...navigation,
      origin: this.#origin,
      'sec-fetch-site': 'same-origin',
      ...fields,
    };
    return this.send(address, {
      method: 'POST',
      headers,
      body: form instanceof FormData ? form : new URLSearchParams(form),
    });
  }

  signIn(form: Record<string, string> = {}, fields: Record<string, string> = {}) {
    const right = { email: 'user@example.com', password: 'correct horse battery staple' };
    return this.post('/login', { ...right, ...form }, fields);
  }

  /** Lets time pass for the session in the cookie: by default, until its access token has expired. */
  async letTimePass(seconds = 301): Promise<void> {
    const session = await openSession(this.cookies.get('session') ?? '');
    this.cookies.set('session', await sealSession(older(session, seconds)));
  }

  async send(address: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    if (cookie !== '' && !headers.has('cookie')) headers.set('cookie', cookie);
    const response = await fetch(this.#origin + address, { ...init, headers, redirect: 'manual' });
    await expectWhole(response);
    for (const field of response.headers.getSetCookie()) this.#store(field);
    return response;
  }

  #store(field: string) {
    const [pair = ''] = field.split(';');
    const at = pair.indexOf('=');
    if (/;\s*max-age=0(?:;|$)/i.test(field)) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
