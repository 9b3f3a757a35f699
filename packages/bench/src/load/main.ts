import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, hashPassword } from '@repo/db';
import { ownServer } from '@repo/dev-database';
import { apiFile, apiSettings, makeKeys } from '../contenders.js';
import { addAccounts } from '../database.js';
import type { Tokens } from '../client/rows.js';
import { machine } from '../machine.js';
import { type Server, startServer } from '../server.js';
import { sendRequest } from './send-request.js';
import { CHANGES } from './changes.js';
import { type Schedule, runSchedule } from './schedule.js';
import { noSignIns, signInFaults } from './others-sign-ins.js';
import { Outages } from './outages.js';
import { VirtualUser, type RunContext } from './virtual-user.js';
import { type Memory, writeRun } from './report.js';
import { Tally } from './tally.js';
import { faultsOf, readTrail } from './trail.js';

const { values: flags } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    users: { type: 'string', default: '24' },
  },
});
const [seconds, users] = [Number(flags.seconds), Number(flags.users)];
if (!seconds || !users) throw new Error('--seconds and --users must be numbers');

const logProgress = (line: string) => process.stderr.write(`${line}\n`);
const password = DEMO_PASSWORD;
const keys = makeKeys();
// By default a signal ends the process without the exit handlers that clean up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), 'bench-load-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const database = await ownServer();
const servers: Server[] = [];
const [tally, outages, memory] = [new Tally(), new Outages(), new Array<Memory>()];
const othersSignIns = noSignIns();
/** A sentence for each fault that was found. */
const wrong: string[] = [];

/** The settings of the API, without a limit for failed sign-ins. */
const env = (port: number) => ({
  ...apiSettings(database.url, keys),
  API_PORT: String(port),
  API_ORIGIN: 'http://localhost:3001',
  LOGIN_RATE_LIMIT: '1000000',
});

/** Starts another process of the API. */
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
  const passwordHash = await hashPassword(password);
  const addUsers = async (name: string, count: number) => {
    const emails = Array.from({ length: count }, (_, index) => `${name}-${index}@example.com`);
    return { emails, ids: await addAccounts(database.url, emails, passwordHash) };
  };
  const { emails } = await addUsers('user', users);
  const { ids: changedIds } = await addUsers('changed', CHANGES);
  const [watcher = '', refused = '', flood = '', other = ''] = (await addUsers('beside', 4)).emails;
  /** Signs in, and returns one check per process: true if a request for the profile succeeds there. */
  const watch = async () => {
    const body = { email: watcher, password };
    const signedIn = await sendRequest(apis[0], { method: 'POST', path: '/auth/login', body });
    const { accessToken: token }: Tokens = JSON.parse(signedIn.body);
    return apis.map(
      (api) => async () =>
        (await sendRequest(api, { path: '/user/profile', token })).outcome === '200',
    );
  };

  const begin = performance.now();
  let isOver = false;
  const context: RunContext = { apis, outages, tally, keys, password, isOver: () => isOver };
  const schedule: Schedule = {
    context,
    milliseconds: seconds * 1000,
    database,
    emails: { administrator: DEMO_ACCOUNTS[1].email, refused, flood, other },
    changedIds,
    othersSignIns,
    watch,
    measureMemory,
    logProgress,
  };
  const runAll = async () => {
    await runSchedule(schedule);
    isOver = true;
  };
  // Each user has a different address (RFC 5737), since the API shares its hashing slots fairly among client networks.
  const live = (email: string, index: number) =>
    new VirtualUser(context, email, `203.0.113.${index % 256}`).live();
  await Promise.all([runAll(), ...emails.map(live)]);
  const took = (performance.now() - begin) / 1000;
  const trail = await readTrail(database.url, apis, tally);
  wrong.push(...outages.wrong, ...faultsOf(trail), ...signInFaults(othersSignIns), ...tally.wrong);
  const run = {
    seconds: took,
    users,
    tally,
    outages: outages.all,
    memory,
    trail,
    othersSignIns,
  };
  process.stdout.write(`${machine()}

${writeRun(run)}
`);
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  await database.close();
}

for (const sentence of wrong.slice(0, 20)) logProgress(sentence);
process.exitCode = wrong.length > 0 ? 1 : 0;
