import { getProfileByPassword, post, signIn } from '../load/request.js';

/** A way to ask whether an address has an account, if its answer told. */
export interface Way {
  readonly title: string;
  /** Of the answer, whether or not there is an account. */
  readonly status: number;
  /** Whether what is done about a mail could slow the next requests. */
  readonly sendsMail: boolean;
  readonly request: (host: string, email: string) => string;
}

const password = 'not the one of anybody';

export const ways: readonly Way[] = [
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
