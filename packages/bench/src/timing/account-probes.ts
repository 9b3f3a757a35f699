import { getProfileByPassword, post, signIn } from '../client/request.js';

/** A request that could reveal whether an address has an account. */
export interface AccountProbe {
  readonly title: string;
  /** The status of the response, with and without an account. */
  readonly status: number;
  /** True if the request leads to a mail, which could slow down the next requests. */
  readonly sendsMail: boolean;
  readonly request: (host: string, email: string) => string;
}

const password = 'not the right password';

export const probes: readonly AccountProbe[] = [
  {
    title: 'sign-in, wrong password',
    status: 401,
    sendsMail: false,
    request: (host, email) => signIn({ host, email, password }),
  },
  {
    title: 'Basic, wrong password',
    status: 401,
    sendsMail: false,
    request: (host, email) => getProfileByPassword({ host, email, password }),
  },
  {
    title: 'register',
    status: 202,
    sendsMail: true,
    request: (host, email) => post('/auth/register', host, { email }),
  },
  {
    title: 'forgot-password',
    status: 202,
    sendsMail: true,
    request: (host, email) => post('/auth/forgot-password', host, { email }),
  },
];
