import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DEMO_PASSWORD, hashPassword } from '@repo/db';
import { ownServer } from '@repo/dev-database';
import { apiFile, apiSettings, makeKeys } from '../contenders.js';
import { addAccounts } from '../database.js';
import type { Tokens } from '../load/rows.js';
import { machine } from '../machine.js';
import { type Server, startServer } from '../server.js';
import { ask } from './ask.js';
import { Outages } from './outages.js';
import { Person, type World } from './person.js';
import { type Memory, writeRun } from './report.js';
import { Tally } from './tally.js';

const { values: flags } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    people: { type: 'string', default: '24' },
  },
});
const [minutes, people] = [Number(flags.minutes), Number(flags.people)];
if (!minutes || !people) throw new Error('minutes and people are numbers');

const say = (line: string) => process.stderr.write(`${line}\n`);
const password = DEMO_PASSWORD;
const keys = makeKeys();
// A signal alone would end the process with what it has started and written left behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), 'bench-load-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const database = await ownServer();
const servers: Server[] = [];
const [tally, outages, memory] = [new Tally(), new Outages(), new Array<Memory>()];

/** People mistype their passwords as often as they like. */
const env = (port: number) => ({
  ...apiSettings(database.url, keys),
  API_PORT: String(port),
  API_ORIGIN: 'http://localhost:3001',
  LOGIN_RATE_LIMIT: '1000000',
});

/** Another process of the API. */
const start = async (name: string) => {
  const server = await startServer({ name, file: apiFile, env }, folder);
  servers.push(server);
  return server.url;
};

const measureMemory = async (when: string) => {
  const bytes: number[] = [];
  for (const server of servers) bytes.push((await server.usage()).memory);
  memory.push({ when, bytes });
};

try {
  const apis = [await start('one'), await start('other')] as const;
  const emails = Array.from({ length: people + 1 }, (_, index) => `person-${index}@example.com`);
  await addAccounts(database.url, emails, await hashPassword(password));
  const [watcher = '', ...others] = emails;
  /** For each process, whether it shows the profile of somebody who has just signed in. */
  const watch = async () => {
    const body = { email: watcher, password };
    const signedIn = await ask(apis[0], { method: 'POST', path: '/auth/login', body });
    const { accessToken: token }: Tokens = JSON.parse(signedIn.body);
    return apis.map(
      (api) => async () => (await ask(api, { path: '/user/profile', token })).what === '200',
    );
  };

  const begin = performance.now();
  /** Waits until this part of the run has gone by. */
  const part = (share: number) => delay(begin + share * minutes * 60_000 - performance.now());
  let isOver = false;
  const course = async () => {
    await part(1 / 10);
    await measureMemory('after a tenth of the time');
    await part(1 / 3);
    say('PostgreSQL is stopped');
    await outages.restart(database, 'stop', await watch());
    await part(1 / 2);
    await measureMemory('after half of it');
    await part(2 / 3);
    say('PostgreSQL is killed');
    await outages.restart(database, 'kill', await watch());
    await part(1);
    await measureMemory('at the end');
    isOver = true;
  };
  const world: World = { apis, outages, tally, keys, password, isOver: () => isOver };
  await Promise.all([course(), ...others.map((email) => new Person(world, email).live())]);
  const seconds = (performance.now() - begin) / 1000;
  const run = { seconds, people, tally, outages: outages.all, memory };
  process.stdout.write(`${machine()}\n\n${writeRun(run)}\n`);
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  await database.close();
}

const wrong = [...outages.wrong, ...tally.wrong];
for (const sentence of wrong.slice(0, 20)) say(sentence);
process.exitCode = wrong.length > 0 ? 1 : 0;
