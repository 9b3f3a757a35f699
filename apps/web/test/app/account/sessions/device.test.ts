import { expect, test } from 'vitest';
import { deviceOf } from '../../../../src/app/account/sessions/device';

test('a browser that is known is named, with its system', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
  expect(deviceOf(firefox)).toBe('Firefox on Linux');
});

test.each(['curl/8.16.0', 'Mozilla/5.0 (compatible; Somebody/1.0)', 'Linux', 'Chrome/142'])(
  'what does not say both is shown as it is: %s',
  (userAgent) => {
    expect(deviceOf(userAgent)).toBe(userAgent);
  },
);

test('who says nothing is unknown', () => {
  expect(deviceOf(null)).toBe('Unknown device');
});
