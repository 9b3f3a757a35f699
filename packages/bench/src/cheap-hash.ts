import { createRequire } from 'node:module';
import type { verify } from '@node-rs/argon2';

/**
 * Loaded into each contender with `--import`. Where `BENCH_CHEAP_HASH` is set, Argon2id takes its usual way (a thread of
 * its own, then back) and costs next to nothing. What sign-in costs *over the hash* is then measured itself, and not as
 * the small difference of two large and noisy figures; and so many sign-ins are made that V8 has compiled what they run.
 */
const argon2: { verify: typeof verify } = createRequire(import.meta.url)('@node-rs/argon2');
const { verify: verifyTruly } = argon2;
const cheapHash = process.env['BENCH_CHEAP_HASH'];

// The module is CommonJS: what is set here is what an `import` finds later.
if (cheapHash !== undefined) {
  argon2.verify = (_storedHash, password) => verifyTruly(cheapHash, password);
}
