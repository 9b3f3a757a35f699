import { test as base } from '@playwright/test';
import { addUser } from '@repo/testing';
import { cookieFaults } from '../test/support/cookie-faults';
import { app } from './shared-app';

interface Fixtures {
  readonly databaseUrl: string;
  /** The email address of a user of the shared application, for this test only. */
  readonly user: string;
  /** The email address of an administrator, for this test only. */
  readonly admin: string;
  readonly cookiesAreSafe: void;
}

/** Playwright's test, with users. It checks every cookie that any response sets. */
export const test = base.extend<Fixtures>({
  databaseUrl: [app.databaseUrl, { option: true }],
  user: async ({ databaseUrl }, use) => use(await addUser(databaseUrl)),
  admin: async ({ databaseUrl }, use) => use(await addUser(databaseUrl, 'admin')),
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
            // The page was left before the response came.
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
