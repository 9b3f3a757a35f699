import { setTimeout as delay } from 'node:timers/promises';
import type { OwnServer } from '@repo/dev-database';
import { floodRefusals } from '../flood/refusals.js';
import { floodSignIns } from '../flood/sign-ins.js';
import { changeUsers } from './changes.js';
import { type OthersSignIns, signInOneByOne } from './others-sign-ins.js';
import type { RunContext } from './virtual-user.js';
import { record, UNAVAILABLE } from './expect-reply.js';

/** The events of a run. */
export interface Schedule {
  readonly context: RunContext;
  /** Duration of the whole run. */
  readonly milliseconds: number;
  readonly database: OwnServer;
  /** E-mail address of the user for each event. */
  readonly emails: Readonly<Record<'administrator' | 'refused' | 'flood' | 'other', string>>;
  /** The users that the administrator changes. */
  readonly changedIds: readonly string[];
  readonly othersSignIns: OthersSignIns;
  /** Returns one check per process: true if the process responds with data from the database. */
  readonly watch: () => Promise<readonly (() => Promise<boolean>)[]>;
  readonly measureMemory: (when: string) => Promise<void>;
  readonly logProgress: (line: string) => void;
}

/** Runs all events. */
export async function runSchedule(schedule: Schedule): Promise<void> {
  const { context, milliseconds, database, watch, measureMemory, logProgress } = schedule;
  const begin = performance.now();
  /** Waits until this share of the run has passed. */
  const part = (share: number) => delay(begin + share * milliseconds - performance.now());
  await part(1 / 10);
  await measureMemory('after a tenth of the time');
  await part(1 / 6);
  logProgress('403s');
  const refusals = floodDuring(
    (isOver) => floodRefusals(context, schedule.emails.refused, isOver),
    async () => {
      const { administrator } = schedule.emails;
      await Promise.all([
        changeUsers(context, administrator, schedule.changedIds, milliseconds / 4),
        part(1 / 2),
      ]);
    },
  );
  await part(1 / 3);
  logProgress('PostgreSQL is stopped');
  await Promise.all([context.outages.restart(database, 'stop', await watch()), refusals]);
  await measureMemory('after half of it');
  await compareSignIns(schedule);
  await part(2 / 3);
  logProgress('PostgreSQL is killed');
  await context.outages.restart(database, 'kill', await watch());
  await compareSignIns(schedule);
  await part(1);
  await measureMemory('at the end');
}

/** Runs a flood until some other work is done. */
async function floodDuring(
  flood: (isOver: () => boolean) => Promise<void>,
  work: () => Promise<unknown>,
): Promise<void> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  await Promise.all([flood(() => isOver), work().finally(end)]);
}

/** Lets others sign in for a twelfth of the run without a flood, and then for another twelfth during one. */
async function compareSignIns(schedule: Schedule): Promise<void> {
  const { context, milliseconds, emails, othersSignIns, logProgress } = schedule;
  const signInFor = (condition: keyof OthersSignIns) => {
    const end = performance.now() + milliseconds / 12;
    const isOver = () => performance.now() > end;
    return signInOneByOne(context, emails.other, othersSignIns, condition, isOver);
  };
  await signInFor('quiet');
  logProgress('sign-ins of one client');
  const { apis, password } = context;
  const target = { origin: apis[0], email: emails.flood, password };
  await floodDuring(
    (isOver) =>
      floodSignIns(target, isOver, (reply, expected, began) => {
        const { outcome, requestId } = reply;
        const isQueueFull = outcome === UNAVAILABLE;
        const title = isQueueFull ? 'sign-in, flood, queue full' : 'sign-in, flood';
        record(context, { title, expected: isQueueFull ? outcome : expected, outcome, began });
        if (outcome !== '200') return;
        context.tally.sessions += 1;
        context.tally.events.add('session_created', requestId);
      }),
    () => signInFor('flooded'),
  );
}
