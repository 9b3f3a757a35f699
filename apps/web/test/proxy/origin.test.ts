import { expect, test } from 'vitest';
import { isOwnOrigin } from '../../src/proxy/origin';

const OWN = 'https://app.example';

test.each([
  [true, { 'sec-fetch-site': 'same-origin' }],
  [true, { 'sec-fetch-site': 'same-origin', origin: OWN }],
  [true, { 'sec-fetch-site': 'same-origin', origin: OWN, host: 'web:3000' }],
  // Origin is null because the browser, or a proxy, hides the referrer.
  [true, { 'sec-fetch-site': 'same-origin', origin: 'null', host: 'app.example' }],
  [true, { 'sec-fetch-site': 'same-origin', origin: 'null', host: 'web:3000' }],
  // A tunnel that sets Host but not Origin.
  [true, { 'sec-fetch-site': 'same-origin', origin: 'https://t.example', host: 'app.example' }],
  [true, { origin: OWN }],
  [true, { 'sec-fetch-site': 'something-new', origin: OWN }],
  [true, { 'sec-fetch-site': 'none', origin: OWN }],
  [false, {}],
  [false, { 'sec-fetch-site': 'none' }],
  [false, { 'sec-fetch-site': 'none', origin: 'null' }],
  [false, { 'sec-fetch-site': 'something-new' }],
  [false, { 'sec-fetch-site': 'cross-site' }],
  [false, { 'sec-fetch-site': 'cross-site', origin: OWN }],
  [false, { 'sec-fetch-site': 'same-site', origin: OWN }],
  // The browser uses another name for this host (or DNS rebinding), so Origin and Host both have that name.
  [false, { 'sec-fetch-site': 'same-origin', origin: 'https://www.example', host: 'www.example' }],
  // The same behind a proxy that replaces Host with the name of its upstream.
  [false, { 'sec-fetch-site': 'same-origin', origin: 'https://www.example', host: 'web:3000' }],
  [false, { origin: 'null' }],
  [false, { origin: 'http://app.example' }],
  [false, { origin: 'https://app.example:8443' }],
  [false, { origin: 'https://app.example.evil.example' }],
  [false, { origin: 'https://evil.example', host: 'app.example' }],
])('a request is from our own pages (%s): %j (OWASP CSRF Prevention)', (expected, fields) => {
  expect(isOwnOrigin(new Headers(fields), OWN)).toBe(expected);
});
