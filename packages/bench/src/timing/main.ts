import { parseArgs } from 'node:util';
import { startMailServer } from '@repo/testing';
import { machine } from '../machine.js';
import { type Condition, timeUnder } from './condition.js';
import { type Row, revealing, writeTiming } from './report.js';
import { probes } from './account-probes.js';

const { values: flags } = parseArgs({ options: { each: { type: 'string', default: '400' } } });
const each = Number(flags.each);
if (!each) throw new Error('--each must be a number');

const databaseUrl = process.env['DATABASE_URL'];
if (!databaseUrl) throw new Error('DATABASE_URL is not set; `npm run bench:timing` sets it');

const mailServer = await startMailServer();
const smtp = { SMTP_URL: mailServer.url, MAIL_FROM: 'bench@example.com' };
const mailing = probes.filter(({ sendsMail }) => sendsMail);
const conditions: readonly Condition[] = [
  { title: '', probes, env: {}, each, isFlooded: false },
  { title: ', SMTP', probes: mailing, env: smtp, each, isFlooded: false },
  {
    title: ', SMTP, flood',
    probes: mailing,
    env: smtp,
    each: Math.ceil(each / 2),
    isFlooded: true,
  },
];
const rows: Row[] = [];
try {
  for (const condition of conditions) rows.push(...(await timeUnder(condition, databaseUrl)));
} finally {
  mailServer.close();
}

process.stdout.write(`${machine()}, ${each} of each\n\n${writeTiming(rows)}\n`);
for (const { title } of revealing(rows)) {
  process.stderr.write(`${title}: the response time reveals accounts\n`);
  process.exitCode = 1;
}
