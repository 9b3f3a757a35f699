import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EndedMemory } from '../../src/sessions/ended/memory.js';
import { readEndedNotice } from '../../src/sessions/ended/notice.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('an end is remembered as long as an access token may live, and then forgotten', () => {
  const memory = new EndedMemory(300);
  memory.remember('a', 'signed_out');
  vi.advanceTimersByTime(299_000);
  memory.remember('b', 'disabled');
  expect([memory.reasonOf('a'), memory.reasonOf('b')]).toEqual(['signed_out', 'disabled']);
  vi.advanceTimersByTime(2000);
  memory.remember('c', 'reused');
  expect(memory.size).toBe(2);
  expect([memory.reasonOf('a'), memory.reasonOf('b')]).toEqual([undefined, 'disabled']);
});

test('the reason that came first stays', () => {
  const memory = new EndedMemory(300);
  memory.remember('a', 'reused');
  memory.remember('a', 'signed_out');
  expect(memory.reasonOf('a')).toBe('reused');
});

test('a notice that is not understood is nobody’s end', () => {
  expect(readEndedNotice('x signed_out')).toEqual({ sessionId: 'x', reason: 'signed_out' });
  for (const payload of ['', 'x', 'x ', 'x constructor', 'x signed_outt']) {
    expect(readEndedNotice(payload)).toBeUndefined();
  }
});
