import { test as base } from '@playwright/test';
import { addPerson } from '@repo/testing';
import { cookieFaults } from '../test/support/cookie-faults';
import { app } from './shared-app';

interface Fixtures {
  readonly databaseUrl: string;
  /** The address of somebody whom no other test knows, at the shared application. */
  readonly user: string;
  /** The same, of an administrator. */
  readonly admin: string;
  readonly cookiesAreSafe: void;
}

/** Playwright's test, with people, in which every cookie that any answer sets is checked. */
export const test = base.extend<Fixtures>({
  databaseUrl: [app.databaseUrl, { option: true }],
  user: async ({ databaseUrl }, use) => use(await addPerson(databaseUrl)),
  admin: async ({ databaseUrl }, use) => use(await addPerson(databaseUrl, 'admin')),
  cookiesAreSafe: [
    async ({ context }, use) => {
      const fields: Promise<string[]>[] = [];
      context.on('response', (response) => {
        const lines = response.headersArray();
        fields.push(
          lines.then(
            (all) =>
              all
                .filter(({ name }) => name.toLowerCase() === 'set-cookie')
                .map(({ value }) => value),
            // Its page was left before the answer was there: nothing of it is known.
            () => [],
          ),
        );
      });
      await use();
      const set = (await Promise.all(fields)).flat().flatMap((value) => value.split('\n'));
      base.expect(set.flatMap(cookieFaults)).toEqual([]);
    },
    { auto: true },
  ],
});
