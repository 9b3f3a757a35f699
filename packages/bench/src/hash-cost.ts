import { verify } from '@node-rs/argon2';
import type { Account } from './contenders.js';

const times = 20;

/** CPU time of one verification of the true hash, in milliseconds: what every sign-in has on top. */
export async function measureHash({ passwordHash, password }: Account): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) await verify(passwordHash, password);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}
