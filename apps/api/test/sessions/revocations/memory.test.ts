import type { Role } from '@repo/db';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EndedMemory } from '../../../src/sessions/revocations/ended-memory.js';
import { readEndedNotice } from '../../../src/sessions/revocations/ended-notice.js';
import { RoleMemory } from '../../../src/sessions/revocations/role-memory.js';
import { readRoleNotice } from '../../../src/sessions/revocations/role-notice.js';
import { DatabaseClock } from '../../../src/tokens/database-clock.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('an ended session is remembered while its access token may live, and then forgotten', () => {
  const memory = new EndedMemory(300, new DatabaseClock());
  memory.remember('a', 'signed_out');
  vi.advanceTimersByTime(299_000);
  memory.remember('b', 'disabled');
  expect([memory.reasonOf('a'), memory.reasonOf('b')]).toEqual(['signed_out', 'disabled']);
  vi.advanceTimersByTime(2000);
  memory.remember('c', 'reused');
  expect(memory.size).toBe(2);
  expect([memory.reasonOf('a'), memory.reasonOf('b')]).toEqual([undefined, 'disabled']);
});

test('an ended session is remembered until a clock that was set back has caught up', () => {
  const clock = new DatabaseClock();
  clock.set(10_000, performance.now());
  expect(clock.set(6400, performance.now())).toBe(true);
  const memory = new EndedMemory(300, clock);
  memory.remember('a', 'signed_out');
  vi.advanceTimersByTime(3_599_000);
  memory.remember('b', 'signed_out');
  expect(memory.reasonOf('a')).toBe('signed_out');
  vi.advanceTimersByTime(302_000);
  memory.remember('c', 'signed_out');
  expect([memory.reasonOf('a'), memory.size]).toEqual([undefined, 1]);
});

test('an ended session is not forgotten early when the clock is set ahead', () => {
  const clock = new DatabaseClock();
  clock.set(10_000, performance.now());
  const memory = new EndedMemory(300, clock);
  memory.remember('a', 'signed_out');
  expect(clock.set(20_000, performance.now())).toBe(false);
  memory.remember('b', 'signed_out');
  expect(memory.reasonOf('a')).toBe('signed_out');
});

test('the memory is bounded, and knows that it has dropped sessions until their tokens have expired', () => {
  const clock = new DatabaseClock();
  clock.set(10_000, performance.now());
  clock.set(6400, performance.now());
  const memory = new EndedMemory(300, clock, 2);
  for (const id of ['a', 'b']) memory.remember(id, 'signed_out');
  expect([memory.hasDropped, memory.reasonOf('a')]).toEqual([false, 'signed_out']);
  memory.remember('c', 'signed_out');
  expect([memory.size, memory.hasDropped, memory.reasonOf('a')]).toEqual([2, true, undefined]);
  vi.advanceTimersByTime(3_899_000);
  expect(memory.hasDropped).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(memory.hasDropped).toBe(false);
});

test('remembering another ended session costs no more when the memory is full', () => {
  const most = 60_000;
  const memory = new EndedMemory(300, new DatabaseClock(), most);
  /** Measures processor time, so that other processes do not count. */
  const costOf = (name: string) => {
    const before = process.cpuUsage();
    for (let n = 0; n < most; n += 1) memory.remember(`${name} ${n}`, 'signed_out');
    return process.cpuUsage(before).user;
  };
  const beforeFull = costOf('early');
  expect(costOf('late')).toBeLessThan(50 * beforeFull);
  expect([memory.size, memory.hasDropped]).toEqual([most, true]);
});

test('the first reason stays', () => {
  const memory = new EndedMemory(300, new DatabaseClock());
  memory.remember('a', 'reused');
  memory.remember('a', 'signed_out');
  expect(memory.reasonOf('a')).toBe('reused');
});

test('a notice that cannot be parsed ends no session', () => {
  expect(readEndedNotice('x signed_out')).toEqual({ sessionId: 'x', reason: 'signed_out' });
  for (const payload of ['', 'x', 'x ', 'x constructor', 'x signed_outt']) {
    expect(readEndedNotice(payload)).toBeUndefined();
  }
});

const change = (role: Role, version: number) => ({ userId: 'a', role, version });

test('the later of two changes of a role counts, in whichever order they arrive', () => {
  const memory = new RoleMemory(300, new DatabaseClock());
  memory.remember(change('admin', 2));
  memory.remember(change('user', 1));
  expect(memory.roleOf('a')).toBe('admin');
  memory.remember(change('user', 3));
  expect(memory.roleOf('a')).toBe('user');
});

test('a change of a role is remembered while an earlier token may live, counted from the last change', () => {
  const memory = new RoleMemory(300, new DatabaseClock());
  memory.remember(change('admin', 1));
  memory.remember({ userId: 'b', role: 'admin', version: 1 });
  vi.advanceTimersByTime(200_000);
  memory.remember(change('user', 2));
  vi.advanceTimersByTime(200_000);
  memory.remember({ userId: 'c', role: 'admin', version: 1 });
  expect([memory.roleOf('a'), memory.roleOf('b'), memory.size]).toEqual(['user', undefined, 2]);
});

test('a notice that cannot be parsed changes no role', () => {
  expect(readRoleNotice('a admin 12')).toEqual(change('admin', 12));
  for (const payload of ['', 'a', 'a admin', 'a admin x', 'a root 1', 'a constructor 1']) {
    expect(readRoleNotice(payload)).toBeUndefined();
  }
});
