import { Connection } from './connection.js';
import { signIn } from './request.js';
import type { Target } from './request.js';
import type { ConnectionScript, Row, Tokens } from './rows.js';
import type { SigningKeys } from './tokens.js';

/** The options of a window: one measured run of one kind of request on one server. */
export interface WindowOptions {
  url: string;
  row: string;
  account: { email: string; password: string };
  keys: SigningKeys;
  connections: number;
  /** The window ends after this time or this number of requests, whichever is reached first. */
  seconds: number;
  requests: number;
}

/** The result of a window: the number of complete requests, and the time in seconds. */
export interface Load {
  requests: number;
  seconds: number;
}

interface Budget {
  until: number;
  requests: number;
}

async function drive(connection: Connection, script: ConnectionScript, row: Row, budget: Budget) {
  let requests = 0;
  while (budget.requests > 0 && performance.now() < budget.until) {
    budget.requests -= 1;
    const request = script.next();
    if (request === undefined) break;
    const body = await connection.expect(row.status, row.title, request);
    script.learn?.(body);
    requests += 1;
  }
  return requests;
}

/** Prepares a window. Returns the function that runs the load and nothing else. */
export async function prepareWindow(row: Row, order: WindowOptions): Promise<() => Promise<Load>> {
  const url = new URL(order.url);
  const target: Target = { host: url.host, ...order.account };
  const connections = await Promise.all(
    Array.from({ length: order.connections }, () => Connection.open(url)),
  );

  const newTokens = async (): Promise<Tokens> => {
    const connection = await Connection.open(url);
    const body = await connection.expect(200, 'sign-in', signIn(target));
    connection.close();
    return JSON.parse(body);
  };

  const scripts = await row.prepare({
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
        const script = scripts[index] ?? { next: () => undefined };
        return drive(connection, script, row, budget);
      }),
    );
    const seconds = (performance.now() - begin) / 1000;
    for (const connection of connections) connection.close();
    return { requests: counts.reduce((sum, count) => sum + count, 0), seconds };
  };
}
