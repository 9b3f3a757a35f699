import { verify } from '@node-rs/argon2';
import type { Account } from './contenders.js';

const times = 20;

/** Measures the CPU time to verify the real hash once, in milliseconds. Every real sign-in needs this too. */
export async function measureHash({ passwordHash, password }: Account): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) await verify(passwordHash, password);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}
