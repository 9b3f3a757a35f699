import { median } from '../summary.js';
import { table } from '../table.js';
import { answeredShare, type OthersSignIns, type SignIns } from './others-sign-ins.js';
import type { Outage } from './outages.js';
import type { Tally } from './tally.js';
import type { Trail } from './trail.js';

/** Resident memory of each process at one time, in bytes. */
export interface Memory {
  readonly when: string;
  readonly bytes: readonly number[];
}

export interface Run {
  readonly seconds: number;
  readonly people: number;
  readonly tally: Tally;
  readonly outages: readonly Outage[];
  readonly memory: readonly Memory[];
  readonly trail: Trail;
  readonly othersSignIns: OthersSignIns;
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const outageNames = { stop: 'stopped', kill: 'killed (SIGKILL)' };

/** The run as Markdown. */
export function writeRun({
  seconds,
  people,
  tally,
  outages,
  memory,
  trail,
  othersSignIns,
}: Run): string {
  const lines = [...tally.lines].toSorted(([a], [b]) => a.localeCompare(b));
  return [
    `${people} people, two processes, ${whole(seconds)} s: ${whole(tally.requests)} requests (${whole(tally.requests / seconds)} per second), ` +
      `${whole(tally.sessions)} sessions, of which ${whole(tally.signedOut)} were signed out. ` +
      `Sessions lost: ${tally.lost}. Wrong answers: ${tally.wrong.length}.`,
    table(
      ['request', 'answered as it has to be', '503 while PostgreSQL was away'],
      lines.map(([title, { good, unavailable }]) => [title, whole(good), whole(unavailable)]),
    ),
    table(
      ['PostgreSQL', 'away, s', 'first good answer of both, ms after it was back'],
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
    writeTrail(trail),
    table(
      ['sign-ins of others', 'asked', 'answered', 'median, ms'],
      [
        signInsLine('without a flood', othersSignIns.quiet),
        signInsLine('beside 80 sign-ins at once', othersSignIns.flooded),
      ],
    ),
  ].join('\n\n');
}

function writeTrail({ recorded, refused, counted, mostRows, lost }: Trail): string {
  const rows = Object.values(lost).reduce((sum, queue) => sum + queue, 0);
  return [
    table(
      ['audit trail', 'done', 'missing'],
      [
        ...recorded.map(({ event, done, missing }) => [event, whole(done), whole(missing)]),
        ['403s, by their counts', whole(refused), whole(refused - counted)],
      ],
    ),
    `Rows in a minute of one user's 403s at one process: ${mostRows} at most. Rows that were lost: ${rows}.`,
  ].join('\n\n');
}

const signInsLine = (condition: string, signIns: SignIns) => [
  condition,
  whole(signIns.asked),
  `${(100 * answeredShare(signIns)).toFixed(1)} %`,
  whole(median(signIns.times)),
];
