/** Hidden field of a sign-in form, if the page sets the test cookie or the browser has it (proxy/cookie-check.ts). */
export const COOKIE_CHECK = 'test-cookie';

/** Hidden field with the id of the request that made the page. A form sent twice with the same id runs once (proxy/run-once.ts). */
export const IDEMPOTENCY_KEY = 'idempotency-key';
