import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeAccount, makeContenders, makeKeys } from './contenders.js';
import { addAccounts } from './database.js';
import { startGenerator } from './generator.js';
import { measureHash } from './hash-cost.js';
import { rows } from './client/rows.js';
import { machine } from './machine.js';
import { measureRow, startAll } from './measure.js';
import type { Running } from './measure.js';
import { writeReport } from './report.js';
import { startServer } from './server.js';
import { summarizeProcesses, summarizeSamples, verdict } from './summary.js';
import type { Summary } from './summary.js';

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '1' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string', multiple: true },
    out: { type: 'string' },
    profile: { type: 'string' },
  },
});

const databaseUrl = process.env['DATABASE_URL'];
if (!databaseUrl) throw new Error('DATABASE_URL is not set; `npm run bench` sets it');

const [rounds, seconds, connections] = [flags.rounds, flags.seconds, flags.connections].map(Number);
if (!rounds || !seconds || !connections)
  throw new Error('--rounds, --seconds and --connections must be numbers');

const logProgress = (line: string) => process.stderr.write(`${line}\n`);
const profiler = flags.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(flags.profile)}`] : [];
const chosen = rows.filter(({ id }) => !flags.only || flags.only.includes(id));

const account = await makeAccount();
const keys = makeKeys();
await addAccounts(databaseUrl, [account.email], account.passwordHash);

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const generator = startGenerator();
let running: Running[] = [];
const summary: Summary = { rows: [], processes: {}, hash: await measureHash(account) };
try {
  logProgress('starting the contenders in turn');
  running = await startAll(
    makeContenders(account, keys, databaseUrl),
    rounds,
    (contender, logs) => startServer(contender, logs, profiler),
    folder,
  );
  for (const row of chosen) {
    logProgress(row.title);
    const load = { generator, account, keys, connections, seconds };
    const samples = await measureRow(running, row, rounds, load);
    summary.rows.push({ id: row.id, title: row.title, figures: summarizeSamples(samples) });
  }
  summary.processes = summarizeProcesses(running);
} finally {
  generator.stop();
  await Promise.all(running.map(({ server }) => server.stop()));
  await rm(folder, { recursive: true });
}

const report = writeReport(summary, 'ours', 'default');
process.stdout.write(`${report}\n`);
if (flags.out) {
  await mkdir(flags.out, { recursive: true });
  await writeFile(join(flags.out, 'bench.md'), `${report}\n`);
  await writeFile(
    join(flags.out, 'bench.json'),
    `${JSON.stringify({ machine: machine(), rounds, seconds, connections, ...summary }, null, 2)}\n`,
  );
}

const worse = verdict(summary, 'ours', ['default', 'default ES256']);
for (const sentence of worse) logProgress(sentence);
process.exitCode = worse.length > 0 ? 1 : 0;
