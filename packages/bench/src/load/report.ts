import { median } from '../summary.js';
import { table } from '../table.js';
import { successShare, type OthersSignIns, type SignIns } from './others-sign-ins.js';
import type { Outage } from './outages.js';
import type { Tally } from './tally.js';
import type { Trail } from './trail.js';

/** Resident memory of each process at one time, in bytes. */
export interface Memory {
  readonly when: string;
  readonly bytes: readonly number[];
}

interface Run {
  readonly seconds: number;
  readonly users: number;
  readonly tally: Tally;
  readonly outages: readonly Outage[];
  readonly memory: readonly Memory[];
  /** Undefined if the API has no audit trail. */
  readonly trail: Trail | undefined;
  readonly othersSignIns: OthersSignIns;
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const outageNames = { stop: 'stopped', kill: 'killed (SIGKILL)' };

/** Writes the run as Markdown. */
export function writeRun({
  seconds,
  users,
  tally,
  outages,
  memory,
  trail,
  othersSignIns,
}: Run): string {
  const lines = [...tally.lines].toSorted(([a], [b]) => a.localeCompare(b));
  return [
    `${users} users, two processes, ${whole(seconds)} s: ${whole(tally.requests)} requests (${whole(tally.requests / seconds)} per second), ` +
      `${whole(tally.sessions)} sessions, of which ${whole(tally.signedOut)} were signed out. ` +
      `Sessions lost: ${tally.lost}. Wrong responses: ${tally.wrong.length}.`,
    table(
      ['request', 'expected response', '503 while PostgreSQL was down'],
      lines.map(([title, { good, unavailable }]) => [title, whole(good), whole(unavailable)]),
    ),
    table(
      ['PostgreSQL', 'down, s', 'both recovered after, ms'],
      outages.map(({ how, away, recovery }) => [
        outageNames[how],
        (away / 1000).toFixed(1),
        whole(recovery),
      ]),
    ),
    table(
      ['resident memory, MiB', 'one process', 'the other'],
      memory.map(({ when, bytes }) => [when, ...bytes.map((size) => whole(size / 1024 / 1024))]),
    ),
    ...(trail === undefined ? [] : [writeTrail(trail)]),
    table(
      ['sign-ins of others', 'sent', 'succeeded', 'median, ms'],
      [
        signInsLine('without a flood', othersSignIns.quiet),
        signInsLine('during 80 concurrent sign-ins', othersSignIns.flooded),
      ],
    ),
  ].join('\n\n');
}

function writeTrail({ recorded, refused, counted, maxRows, lost }: Trail): string {
  const rows = Object.values(lost).reduce((sum, queue) => sum + queue, 0);
  return [
    table(
      ['audit trail', 'done', 'missing'],
      [
        ...recorded.map(({ event, done, missing }) => [event, whole(done), whole(missing)]),
        ['403s, by their counts', whole(refused), whole(refused - counted)],
      ],
    ),
    `Rows of one user's 403s at one process in a minute: ${maxRows} at most. Lost rows: ${rows}.`,
  ].join('\n\n');
}

const signInsLine = (condition: string, signIns: SignIns) => [
  condition,
  whole(signIns.asked),
  `${(100 * successShare(signIns)).toFixed(1)} %`,
  whole(median(signIns.times)),
];
