import { table } from '../table.js';
import type { Outage } from './outages.js';
import type { Tally } from './tally.js';

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
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const outageNames = { stop: 'stopped', kill: 'killed (SIGKILL)' };

/** The run as Markdown. */
export function writeRun({ seconds, people, tally, outages, memory }: Run): string {
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
  ].join('\n\n');
}
