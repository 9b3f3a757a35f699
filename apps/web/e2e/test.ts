import { test as base } from '@playwright/test';
import { cookieFaults } from '../test/support/cookie-faults';

/** Playwright's test, in which every cookie that any answer sets is checked. */
export const test = base.extend<{ cookiesAreSafe: void }>({
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
