/** The hidden field of a sign-in form whose page has set the test cookie, or got it back (proxy/cookie-test.ts). */
export const COOKIE_TEST = 'test-cookie';

/** Hidden field with the id of the request that made the page. A form sent twice with the same id runs once (proxy/run-once.ts). */
export const IDEMPOTENCY_KEY = 'idempotency-key';
