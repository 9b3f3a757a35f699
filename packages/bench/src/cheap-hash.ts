import { createRequire } from 'node:module';
import type { verify } from '@node-rs/argon2';

/**
 * This file is loaded into each contender with `--import`. With `BENCH_CHEAP_HASH`, Argon2id still runs in its thread but
 * costs almost nothing, so that the rest of a sign-in can be measured directly. Otherwise the rest would be the small
 * difference of two large, noisy figures, and there would be too few sign-ins for V8 to compile their code.
 */
const argon2: { verify: typeof verify } = createRequire(import.meta.url)('@node-rs/argon2');
const { verify: verifyTruly } = argon2;
const cheapHash = process.env['BENCH_CHEAP_HASH'];

// The module is CommonJS, so a later `import` gets the replaced function.
if (cheapHash !== undefined) {
  argon2.verify = (_storedHash, password) => verifyTruly(cheapHash, password);
}
