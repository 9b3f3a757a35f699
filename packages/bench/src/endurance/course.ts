import { setTimeout as delay } from 'node:timers/promises';
import type { OwnServer } from '@repo/dev-database';
import { floodRefusals } from '../flood/refusals.js';
import { floodSignIns } from '../flood/sign-ins.js';
import { changeUsers } from './changes.js';
import { type OthersSignIns, signInOneByOne } from './others-sign-ins.js';
import type { World } from './person.js';
import { record, UNAVAILABLE } from './want.js';

/** What happens beside the people. */
export interface Course {
  readonly world: World;
  /** Of the whole run. */
  readonly milliseconds: number;
  readonly database: OwnServer;
  /** Addresses of those who do it. */
  readonly emails: Readonly<Record<'administrator' | 'refused' | 'flood' | 'other', string>>;
  /** The users that the administrator changes. */
  readonly changedIds: readonly string[];
  readonly othersSignIns: OthersSignIns;
  /** For each process, whether it gives a good answer that needs the database. */
  readonly watch: () => Promise<readonly (() => Promise<boolean>)[]>;
  readonly measureMemory: (when: string) => Promise<void>;
  readonly say: (line: string) => void;
}

/** Runs it from begin to end. */
export async function runCourse(course: Course): Promise<void> {
  const { world, milliseconds, database, watch, measureMemory, say } = course;
  const begin = performance.now();
  /** Waits until this part of the run has gone by. */
  const part = (share: number) => delay(begin + share * milliseconds - performance.now());
  await part(1 / 10);
  await measureMemory('after a tenth of the time');
  await part(1 / 6);
  say('403s');
  const refusals = beside(
    (isOver) => floodRefusals(world, course.emails.refused, isOver),
    async () => {
      const { administrator } = course.emails;
      await Promise.all([
        changeUsers(world, administrator, course.changedIds, milliseconds / 4),
        part(1 / 2),
      ]);
    },
  );
  await part(1 / 3);
  say('PostgreSQL is stopped');
  await Promise.all([world.outages.restart(database, 'stop', await watch()), refusals]);
  await measureMemory('after half of it');
  await compareSignIns(course);
  await part(2 / 3);
  say('PostgreSQL is killed');
  await world.outages.restart(database, 'kill', await watch());
  await compareSignIns(course);
  await part(1);
  await measureMemory('at the end');
}

/** Runs a flood for as long as something else takes. */
async function beside(
  flood: (isOver: () => boolean) => Promise<void>,
  work: () => Promise<unknown>,
): Promise<void> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  await Promise.all([flood(() => isOver), work().finally(end)]);
}

/** Others sign in for a twelfth of the run without a flood, and then as long beside one. */
async function compareSignIns(course: Course): Promise<void> {
  const { world, milliseconds, emails, othersSignIns, say } = course;
  const signInFor = (condition: keyof OthersSignIns) => {
    const end = performance.now() + milliseconds / 12;
    const isOver = () => performance.now() > end;
    return signInOneByOne(world, emails.other, othersSignIns, condition, isOver);
  };
  await signInFor('quiet');
  say('sign-ins of one client');
  const { apis, password } = world;
  const target = { origin: apis[0], email: emails.flood, password };
  await beside(
    (isOver) =>
      floodSignIns(target, isOver, (reply, wanted, began) => {
        const { what, requestId } = reply;
        const isTurnedAway = what === UNAVAILABLE;
        const title = isTurnedAway ? 'sign-in, flood, turned away' : 'sign-in, flood';
        record(world, { title, wanted: isTurnedAway ? what : wanted, what, began });
        if (what !== '200') return;
        world.tally.sessions += 1;
        world.tally.events.add('session_created', requestId);
      }),
    () => signInFor('flooded'),
  );
}
