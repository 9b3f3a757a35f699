import { expect, test } from 'vitest';
import { deviceLabel } from '../../../../src/app/account/sessions/device-label';

test('a known browser is named with its system', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
  expect(deviceLabel(firefox)).toBe('Firefox on Linux');
});

test.each(['curl/8.16.0', 'Mozilla/5.0 (compatible; Somebody/1.0)', 'Linux', 'Chrome/142'])(
  'a User-Agent without a known browser and system is shown unchanged: %s',
  (userAgent) => {
    expect(deviceLabel(userAgent)).toBe(userAgent);
  },
);

test('a missing User-Agent is an unknown device', () => {
  expect(deviceLabel(null)).toBe('Unknown device');
});
