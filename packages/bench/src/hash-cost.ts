import { verify } from '@node-rs/argon2';
import type { Account } from './contenders.js';

const ROUNDS = 20;

/**
 * Measures the CPU time to verify the real hash once, in milliseconds. The contenders verify a cheap one instead, so a
 * real sign-in takes this time in addition to the figures of the benchmark.
 */
export async function measureHash({ passwordHash, password }: Account): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < ROUNDS; i += 1) await verify(passwordHash, password);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ROUNDS;
}
