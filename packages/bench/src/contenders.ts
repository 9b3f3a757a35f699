import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { hash } from '@node-rs/argon2';
import { DEMO_PASSWORD as password, hashPassword } from '@repo/db';
import { documentedSecret } from './contenders/default/auth/documented-secret.js';
import type { SigningKeys } from './client/tokens.js';

export interface Contender {
  name: string;
  /** Path of the built program. */
  file: string;
  /** Returns the environment with which the program listens on a port. */
  env: (port: number) => NodeJS.ProcessEnv;
}

/** The account that the requests sign in to, the same on every contender. */
export interface Account {
  email: string;
  password: string;
  passwordHash: string;
  /** A cheap hash of the same password, which replaces `passwordHash` when it is verified; see `cheap-hash.ts`. */
  cheapHash: string;
}

export async function makeAccount(): Promise<Account> {
  return {
    email: 'bench@example.com',
    password,
    passwordHash: await hashPassword(password),
    cheapHash: await hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 }),
  };
}

/** Creates keys that the contenders and the load share, so that the load can sign tokens. */
export function makeKeys(): SigningKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256' };
  return { es256: jwk, hs256: documentedSecret };
}

const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Path of this repository's built API. */
export const apiFile = built('../../../apps/api/dist/main.js');

export const apiSettings = (databaseUrl: string, keys: SigningKeys) => ({
  APP_ENV: 'production',
  DATABASE_URL: databaseUrl,
  JWT_PRIVATE_KEYS: JSON.stringify([keys.es256]),
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'bench@example.com',
  LOG_LEVEL: 'info',
});

/** Returns the contenders in the order of a round. */
export function makeContenders(
  account: Account,
  keys: SigningKeys,
  databaseUrl: string,
): Contender[] {
  const cheap = { BENCH_CHEAP_HASH: account.cheapHash };
  const withoutDatabase = (port: number) => ({
    ...cheap,
    PORT: String(port),
    BENCH_EMAIL: account.email,
    BENCH_PASSWORD_HASH: account.passwordHash,
    JWT_PRIVATE_KEYS: JSON.stringify([keys.es256]),
  });
  const defaultApp = built('../dist/contenders/default/main.js');
  return [
    { name: 'limit', file: built('../dist/contenders/limit.js'), env: withoutDatabase },
    {
      name: 'ours',
      file: apiFile,
      env: (port) => ({
        ...cheap,
        ...apiSettings(databaseUrl, keys),
        API_PORT: String(port),
        API_ORIGIN: `http://localhost:${port}`,
      }),
    },
    { name: 'default', file: defaultApp, env: withoutDatabase },
    {
      name: 'default ES256',
      file: defaultApp,
      env: (port) => ({ ...withoutDatabase(port), JWT_ALGORITHM: 'ES256' }),
    },
  ];
}
