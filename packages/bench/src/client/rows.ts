import { getProfile, refresh, signIn } from './request.js';
import type { Target } from './request.js';
import { makeMint } from './tokens.js';
import type { SigningKeys } from './tokens.js';

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Makes the requests of one connection. */
export interface ConnectionScript {
  /** Returns the next request; undefined when all prepared requests have been sent. */
  next: () => string | undefined;
  /** Called with the body of each response. */
  learn?: (body: string) => void;
}

/** The input from which a row prepares its requests before the measurement. */
interface Preparation {
  target: Target;
  keys: SigningKeys;
  connections: number;
  /** Number of different tokens to create, one for each request of the window. */
  tokens: number;
  signIn: () => Promise<Tokens>;
}

/** A row of the report: one kind of request. */
export interface Row {
  id: string;
  title: string;
  status: 200 | 401;
  prepare(preparation: Preparation): ConnectionScript[] | Promise<ConnectionScript[]>;
}

const each = (count: number, make: () => ConnectionScript) => Array.from({ length: count }, make);

type Kind = keyof ReturnType<typeof makeMint>;

/** Prepares requests that each have a new token. */
const minted = (kind: Kind) => async (preparation: Preparation) => {
  const { target, keys, connections, tokens } = preparation;
  const { accessToken } = await preparation.signIn();
  const make = makeMint(accessToken, keys)[kind];
  const requests = Array.from({ length: tokens }, () => getProfile(target.host, make()));
  return each(connections, () => ({ next: () => requests.pop() }));
};

export const rows: Row[] = [
  {
    id: 'nothing',
    title: 'refused, nothing sent',
    status: 401,
    prepare: ({ target, connections }) =>
      each(connections, () => ({ next: () => getProfile(target.host) })),
  },
  {
    id: 'algorithm',
    title: 'refused, wrong `alg`',
    status: 401,
    prepare: minted('wrongAlgorithm'),
  },
  { id: 'forged', title: 'refused, forged', status: 401, prepare: minted('forged') },
  { id: 'expired', title: 'refused, expired', status: 401, prepare: minted('expired') },
  { id: 'fresh', title: 'accepted, token not seen before', status: 200, prepare: minted('fresh') },
  {
    id: 'repeated',
    title: 'accepted, token seen before',
    status: 200,
    async prepare({ target, connections, signIn: newTokens }) {
      const tokens = await Promise.all(Array.from({ length: connections }, newTokens));
      return tokens.map(({ accessToken }) => {
        const request = getProfile(target.host, accessToken);
        return { next: () => request };
      });
    },
  },
  {
    id: 'refresh',
    title: 'refresh',
    status: 200,
    // Each connection has a session, and each refresh sends the token that it got from the previous refresh.
    async prepare({ target, connections, signIn: newTokens }) {
      const tokens = await Promise.all(Array.from({ length: connections }, newTokens));
      return tokens.map(({ refreshToken }) => {
        let current = refreshToken;
        return {
          next: () => refresh(target.host, current),
          learn: (body) => {
            const next: Tokens = JSON.parse(body);
            current = next.refreshToken;
          },
        };
      });
    },
  },
  {
    id: 'sign-in',
    title: 'sign-in, over the hash',
    status: 200,
    prepare: ({ target, connections }) => each(connections, () => ({ next: () => signIn(target) })),
  },
];
