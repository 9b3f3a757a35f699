import { setting } from './setting.js';

/** The one person that the contenders without a database know. */
export const account = {
  email: setting('BENCH_EMAIL'),
  passwordHash: setting('BENCH_PASSWORD_HASH'),
};
