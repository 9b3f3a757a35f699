import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { inTurn } from '../src/in-turn.js';

const response = () => new ServerResponse(new IncomingMessage(new Socket()));

/** Replaces timers, so that pauses do not end on their own. Returns a function that ends the current pause. */
function usePauses(): () => void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });
  return () => vi.runOnlyPendingTimers();
}

test('there is a pause between two steps', async () => {
  const endPause = usePauses();
  const order: string[] = [];
  inTurn(() => {
    order.push('first');
    inTurn(() => void order.push('third'));
    return undefined;
  });
  inTurn(() => void order.push('second'));
  for (const begun of [['first'], ['first', 'second'], ['first', 'second', 'third']]) {
    await turn();
    await turn();
    expect(order).toEqual(begun);
    endPause();
  }
});

test('a finished response ends the pause early, and a response that is never read does not prolong it', async () => {
  const endPause = usePauses();
  const [finishes, stalls] = [response(), response()];
  let begun = 0;
  for (const result of [finishes, stalls, undefined]) {
    inTurn(() => {
      begun += 1;
      return result;
    });
  }
  await turn();
  expect(begun).toBe(1);
  finishes.emit('finish');
  await turn();
  expect(begun).toBe(2);
  endPause();
  await turn();
  expect(begun).toBe(3);
});
