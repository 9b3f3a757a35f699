import { setTimeout as delay } from 'node:timers/promises';
import { whatOf } from '../endurance/ask.js';
import type { World } from '../endurance/person.js';
import { signIn } from '../endurance/sign-in.js';
import { record, want } from '../endurance/want.js';
import { Connection } from '../load/connection.js';
import { getUsers } from '../load/request.js';
import type { Tokens } from '../load/rows.js';

/** Connections to each process: 40 to both. */
const CONNECTIONS = 20;

/**
 * The client's address at each process (RFC 5737). Each process bounds the rows of its own refusals: by the address, the
 * rows of one are told from those of the other.
 */
export const REFUSED_ADDRESSES = ['198.51.100.1', '198.51.100.2'] as const;

/** Milliseconds between two refreshes. An access token lives for five minutes. */
const REFRESH_EVERY = 60_000;

export const FLOODED = 'of an administrator, flood';
const WANTED = '403 insufficient_role';

/** Asks for what is an administrator's, over many connections to both processes, until it is over. */
export async function floodRefusals(
  world: World,
  email: string,
  isOver: () => boolean,
): Promise<void> {
  const [origin] = world.apis;
  let tokens = await signIn(world, email, origin);
  if (tokens === undefined) throw new Error(`${email} cannot sign in`);
  const token = () => tokens?.accessToken ?? '';

  const stayAlive = async () => {
    for (let next = performance.now() + REFRESH_EVERY; !isOver(); await delay(100)) {
      if (performance.now() < next) continue;
      next += REFRESH_EVERY;
      tokens = await refreshed(world, tokens);
    }
  };
  const clients = world.apis.flatMap((api, index) =>
    Array.from({ length: CONNECTIONS }, () =>
      client(world, api, REFUSED_ADDRESSES[index] ?? '', token, isOver),
    ),
  );
  await Promise.all([stayAlive(), ...clients]);
}

async function client(
  world: World,
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
      record(world, { title: FLOODED, wanted: WANTED, what: whatOf(status, body), began });
    }
  } catch (error) {
    // Its connection is gone; the others go on.
    world.tally.wrong.push(`${FLOODED}: ${String(error)}`);
  }
  connection.close();
}

async function refreshed(world: World, tokens: Tokens | undefined): Promise<Tokens | undefined> {
  const [origin] = world.apis;
  const body = { refreshToken: tokens?.refreshToken };
  const request = { method: 'POST', path: '/auth/refresh', body } as const;
  const reply = await want(world, { title: 'refresh', request, wanted: '200', origin });
  if (reply.what !== '200') return tokens;
  world.tally.events.add('session_renewed', reply.requestId);
  return JSON.parse(reply.body);
}
