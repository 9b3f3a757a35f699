import { setTimeout as delay } from 'node:timers/promises';
import { outcomeOf } from '../load/send-request.js';
import type { RunContext } from '../load/virtual-user.js';
import { signIn } from '../load/sign-in.js';
import { record, expectReply } from '../load/expect-reply.js';
import { Connection } from '../client/connection.js';
import { getUsers } from '../client/request.js';
import type { Tokens } from '../client/rows.js';

/** Connections to each of the two processes. */
const CONNECTIONS = 20;

/**
 * The client addresses (RFC 5737) in the requests to the first and to the second process. They show which process wrote
 * a row of the audit trail. That matters because each process limits the rows of its own refusals.
 */
export const REFUSED_ADDRESSES = ['198.51.100.1', '198.51.100.2'] as const;

/** Milliseconds between two refreshes. An access token expires after five minutes. */
const REFRESH_EVERY = 60_000;

export const FLOODED = 'administrators only, flood';
const INSUFFICIENT = '403 insufficient_role';

/** Requests a route as a user who is not allowed to, over many connections to both processes, until `isOver`. */
export async function floodRefusals(
  context: RunContext,
  email: string,
  isOver: () => boolean,
): Promise<void> {
  const [origin] = context.apis;
  let tokens = await signIn(context, email, origin);
  if (tokens === undefined) throw new Error(`${email} cannot sign in`);
  const token = () => tokens?.accessToken ?? '';

  const staySignedIn = async () => {
    for (let next = performance.now() + REFRESH_EVERY; !isOver(); await delay(100)) {
      if (performance.now() < next) continue;
      next += REFRESH_EVERY;
      tokens = await refreshed(context, tokens);
    }
  };
  const clients = context.apis.flatMap((api, index) =>
    Array.from({ length: CONNECTIONS }, () =>
      client(context, api, REFUSED_ADDRESSES[index] ?? '', token, isOver),
    ),
  );
  await Promise.all([staySignedIn(), ...clients]);
}

async function client(
  context: RunContext,
  api: string,
  from: string,
  token: () => string,
  isOver: () => boolean,
): Promise<void> {
  const url = new URL(api);
  const connection = await Connection.open(url);
  try {
    while (!isOver()) {
      const began = performance.now();
      const { status, body } = await connection.send(getUsers(url.host, token(), from));
      const outcome = outcomeOf(status, body);
      record(context, { title: FLOODED, expected: INSUFFICIENT, outcome, began });
    }
  } catch (error) {
    // This connection is broken; the others continue.
    context.tally.wrong.push(`${FLOODED}: ${String(error)}`);
  }
  connection.close();
}

async function refreshed(context: RunContext, tokens?: Tokens): Promise<Tokens | undefined> {
  const [origin] = context.apis;
  const body = { refreshToken: tokens?.refreshToken };
  const request = { method: 'POST', path: '/auth/refresh', body } as const;
  const reply = await expectReply(context, { title: 'refresh', request, expected: '200', origin });
  if (reply.outcome !== '200') return tokens;
  context.tally.events.add('session_renewed', reply.requestId);
  return JSON.parse(reply.body);
}
