import type { JsonWebKey } from 'node:crypto';

/** Reads a setting that the benchmark passes to this contender. Throws if the contender was started without the benchmark. */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: contenders are started by bench`);
  return value;
}

/** The only account of the contenders without a database. */
export const account = {
  email: setting('BENCH_EMAIL'),
  passwordHash: setting('BENCH_PASSWORD_HASH'),
};

const [first]: (JsonWebKey & { kid: string })[] = JSON.parse(setting('JWT_PRIVATE_KEYS'));
if (!first) throw new Error('JWT_PRIVATE_KEYS has no key');

/** The ES256 private key (RFC 7517) of all contenders in this run. */
export const signingKey = first;
