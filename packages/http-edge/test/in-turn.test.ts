import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from '../src/in-turn.js';

test('between two steps the event loop has a turn', async () => {
  const order: string[] = [];
  for (const step of ['first', 'second']) {
    inTurn(() => {
      order.push(step);
      if (step === 'first') inTurn(() => order.push('third'));
    });
  }
  for (const turn of [1, 2, 3]) {
    await setImmediate();
    order.push(`turn ${turn}`);
  }
  expect(order).toEqual(['first', 'turn 1', 'second', 'turn 2', 'third', 'turn 3']);
});
