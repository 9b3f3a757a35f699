import { expect } from '@playwright/test';
import { openSignedIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

test.use({ timezoneId: 'Asia/Kolkata' });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test(`times are in ${javaScriptEnabled ? "the reader's time zone" : 'UTC'}, with the exact time on hover`, async ({
      page,
      user,
    }) => {
      await openSignedIn(page, `${app.origin}/account/sessions`, user);
      const signedIn = page.getByText('Signed in').locator('time');
      const options = { dateStyle: 'medium', timeZone: 'Asia/Kolkata' } as const;
      const time = new Date((await signedIn.getAttribute('datetime')) ?? '');
      const local = new Intl.DateTimeFormat('en-GB', { ...options, timeStyle: 'short' });
      const utc = new Intl.DateTimeFormat('en-GB', {
        ...options,
        timeStyle: 'short',
        timeZone: 'UTC',
      });
      await expect(signedIn).toHaveText(
        javaScriptEnabled ? local.format(time) : `${utc.format(time)} UTC`,
      );
      await expect(signedIn).toHaveAttribute(
        'title',
        javaScriptEnabled ? / \d\d:\d\d:\d\d GMT\+5:30$/ : / \d\d:\d\d:\d\d UTC$/,
      );
    });
  });
}
