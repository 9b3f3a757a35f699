import { expect, test } from 'vitest';
import { FairQueue } from '../../src/accounts/fair-queue.js';
import type { ClientKey } from '../../src/accounts/client-key.js';

const WIDE = { perNetwork: 100, inTotal: 1000 };
const by = (network: string, user: string): ClientKey => ({ network, user });

/** Makes a queue of items, each named `network/user#number` for its requester, and lists what each addition dropped. */
function queueOf(bounds: typeof WIDE, ...names: readonly string[]) {
  const queue = new FairQueue<string>(bounds);
  const dropped = names.map((name) => queue.add(clientKeyOf(name), name));
  return { queue, dropped };
}

function clientKeyOf(name: string): ClientKey {
  const [network = '', user = ''] = name.replace(/#.*/, '').split('/');
  return by(network, user);
}

/** Takes everything, one at a time, and lists the order. */
function drain(queue: FairQueue<string>): string[] {
  const order: string[] = [];
  for (let item = queue.next(); item !== undefined; item = queue.next()) {
    order.push(item);
    queue.finish(clientKeyOf(item));
  }
  return order;
}

test('networks take turns, however much one of them sends', () => {
  const { queue } = queueOf(WIDE, 'a/u#1', 'a/u#2', 'a/u#3', 'a/u#4', 'b/v#1', 'b/v#2', 'c/w#1');
  expect(drain(queue)).toEqual(['a/u#1', 'b/v#1', 'c/w#1', 'a/u#2', 'b/v#2', 'a/u#3', 'a/u#4']);
});

test('users of one network share the turns of their network', () => {
  const { queue } = queueOf(WIDE, 'a/u#1', 'a/u#2', 'a/u#3', 'a/v#1', 'b/u#1', 'b/u#2');
  expect(drain(queue)).toEqual(['a/u#1', 'b/u#1', 'a/v#1', 'b/u#2', 'a/u#2', 'a/u#3']);
});

test('the requester with the fewest running items goes first, however long others have waited', () => {
  const { queue } = queueOf(WIDE);
  queue.start(by('a', 'u'));
  queue.start(by('a', 'u'));
  queue.add(by('a', 'u'), 'a/u#3');
  queue.add(by('a', 'v'), 'a/v#1');
  queue.add(by('b', 'w'), 'b/w#1');
  expect([queue.next(), queue.next(), queue.next()]).toEqual(['b/w#1', 'a/v#1', 'a/u#3']);
});

test('when a network exceeds its limit, the newest item of its user with the most waiting items is dropped', () => {
  const bounds = { perNetwork: 3, inTotal: 1000 };
  const { queue, dropped } = queueOf(bounds, 'a/u#1', 'a/u#2', 'a/u#3', 'a/u#4', 'a/v#1', 'b/w#1');
  expect(dropped).toEqual([undefined, undefined, undefined, 'a/u#4', 'a/u#3', undefined]);
  expect(queue.size).toBe(4);
  expect(drain(queue)).toEqual(['a/u#1', 'b/w#1', 'a/v#1', 'a/u#2']);
});

test('when the whole queue exceeds its limit, an item of the network with the most waiting items is dropped', () => {
  const bounds = { perNetwork: 3, inTotal: 4 };
  const names = ['a/u#1', 'a/u#2', 'a/v#1', 'b/w#1', 'c/x#1', 'd/y#1', 'e/z#1'];
  const { queue, dropped } = queueOf(bounds, ...names);
  expect(dropped.slice(4)).toEqual(['a/u#2', 'a/v#1', 'e/z#1']);
  expect(drain(queue)).toEqual(['a/u#1', 'b/w#1', 'c/x#1', 'd/y#1']);
});

test('a removed item has no turn', () => {
  const { queue } = queueOf(WIDE, 'a/u#1', 'a/u#2', 'b/v#1');
  queue.remove(by('a', 'u'), 'a/u#1');
  queue.remove(by('c', 'nobody'), 'c/nobody#1');
  expect(queue.size).toBe(2);
  expect(drain(queue)).toEqual(['a/u#2', 'b/v#1']);
});
