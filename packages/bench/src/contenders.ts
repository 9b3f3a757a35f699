import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { hash } from '@node-rs/argon2';
import { documentedSecret } from './contenders/default/auth/documented-secret.js';
import type { SigningKeys } from './load/tokens.js';

export interface Contender {
  name: string;
  /** The built program. */
  file: string;
  /** Its settings, once its port is known. */
  env: (port: number) => NodeJS.ProcessEnv;
}

/** Whom the requests sign in as, on every contender. */
export interface Account {
  email: string;
  password: string;
  passwordHash: string;
}

/**
 * A password hash that costs next to nothing: what sign-in costs *over the hash* is then measured
 * itself, and not the small difference of two large and noisy figures.
 */
export async function makeAccount(): Promise<Account> {
  const password = 'correct horse battery staple';
  const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 };
  return { email: 'bench@example.com', password, passwordHash: await hash(password, cheap) };
}

/** Keys that contenders and load share, so that the load can make what it presents. */
export function makeKeys(): SigningKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256' };
  return { es256: jwk, hs256: documentedSecret };
}

const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** In the order in which a round runs them. */
export function makeContenders(
  account: Account,
  keys: SigningKeys,
  databaseUrl: string,
): Contender[] {
  const alone = (port: number) => ({
    PORT: String(port),
    BENCH_EMAIL: account.email,
    BENCH_PASSWORD_HASH: account.passwordHash,
    JWT_PRIVATE_KEYS: JSON.stringify([keys.es256]),
  });
  const defaultApp = built('../dist/contenders/default/main.js');
  return [
    { name: 'limit', file: built('../dist/contenders/limit.js'), env: alone },
    {
      name: 'ours',
      file: built('../../../apps/api/dist/main.js'),
      env: (port) => ({
        APP_ENV: 'production',
        API_PORT: String(port),
        API_ORIGIN: `http://localhost:${port}`,
        DATABASE_URL: databaseUrl,
        JWT_PRIVATE_KEYS: JSON.stringify([keys.es256]),
        SMTP_URL: 'smtp://localhost',
        MAIL_FROM: 'bench@example.com',
        LOG_LEVEL: 'info',
      }),
    },
    { name: 'default', file: defaultApp, env: alone },
    {
      name: 'default ES256',
      file: defaultApp,
      env: (port) => ({ ...alone(port), JWT_ALGORITHM: 'ES256' }),
    },
  ];
}
