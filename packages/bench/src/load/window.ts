import { Connection } from './connection.js';
import type { Answer } from './connection.js';
import { signIn } from './request.js';
import type { Target } from './request.js';
import type { Caller, Row, Tokens } from './rows.js';
import type { SigningKeys } from './tokens.js';

export interface Order {
  url: string;
  row: string;
  account: { email: string; password: string };
  keys: SigningKeys;
  connections: number;
  /** The window ends after this time, or after so many requests, whichever is first. */
  seconds: number;
  requests: number;
}

/** What one window of load did: whole requests answered, and the time that took in seconds. */
export interface Load {
  requests: number;
  seconds: number;
}

function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${what}: expected ${status}, got ${answer.status} ${answer.body}`);
}

interface Budget {
  until: number;
  requests: number;
}

async function drive(connection: Connection, caller: Caller, row: Row, budget: Budget) {
  let requests = 0;
  while (budget.requests > 0 && performance.now() < budget.until) {
    budget.requests -= 1;
    const request = caller.next();
    if (request === undefined) break;
    // One request at a time is what a connection does: the next waits for this answer.
    const answer = expectStatus(await connection.send(request), row.status, row.title);
    caller.learn?.(answer.body);
    requests += 1;
  }
  return requests;
}

/** Gets everything ready, and answers the function that then runs the load and nothing else. */
export async function prepareWindow(row: Row, order: Order): Promise<() => Promise<Load>> {
  const url = new URL(order.url);
  const target: Target = { host: url.host, ...order.account };
  const connections = await Promise.all(
    Array.from({ length: order.connections }, () => Connection.open(url)),
  );

  const newTokens = async (): Promise<Tokens> => {
    const connection = await Connection.open(url);
    const answer = expectStatus(await connection.send(signIn(target)), 200, 'sign-in');
    connection.close();
    return JSON.parse(answer.body);
  };

  const callers = await row.prepare({
    target,
    keys: order.keys,
    connections: order.connections,
    tokens: order.requests,
    signIn: newTokens,
  });

  return async () => {
    const begin = performance.now();
    const budget = { until: begin + order.seconds * 1000, requests: order.requests };
    const counts = await Promise.all(
      connections.map((connection, index) => {
        const caller = callers[index] ?? { next: () => undefined };
        return drive(connection, caller, row, budget);
      }),
    );
    const seconds = (performance.now() - begin) / 1000;
    for (const connection of connections) connection.close();
    return { requests: counts.reduce((sum, count) => sum + count, 0), seconds };
  };
}
