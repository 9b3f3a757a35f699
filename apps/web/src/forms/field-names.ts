/** The hidden field of a sign-in form whose page has set the test cookie, or found that cookies come back (door/cookie-test.ts). */
export const COOKIE_TEST = 'test-cookie';

/** The hidden field that names the page in which a form stands: sent again from there, it is not carried out again (door/once.ts). */
export const IDEMPOTENCY_KEY = 'idempotency-key';
