import { PRODUCT_NAME } from './product.js';

/** Passwords of images, examples, tutorials, our compose file and `.env.example`, reduced to their letters. */
const PUBLISHED: ReadonlySet<string> = new Set([
  lettersOf(PRODUCT_NAME),
  ...`admin changeit changeme default dev development docker example letmein
   localuseonly mypassword mysecretpassword pass passwd password pg pgpass pgpassword postgres
   postgresql postgrespassword prisma qwerty randompassword root secret supersecret test user
   yourpassword`.split(/\s+/),
]);

/** A published word with more added digits and signs than this counts as a password of its own. */
const MAX_ADDED = 10;

/** Returns the Latin letters of a text, in lower case. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

/**
 * Checks that a password is published, or differs from a published one only in case and a few digits and signs. A
 * password of nothing but a few digits and signs counts too.
 */
function isPublished(password: string): boolean {
  const letters = lettersOf(password);
  return (
    (letters === '' || PUBLISHED.has(letters)) && password.length - letters.length <= MAX_ADDED
  );
}

/**
 * Checks that a `postgres://` URL has a published password, or the name of its user or database as the password. A URL
 * without a password is fine: the server authenticates its client in another way.
 */
export function hasPublishedPassword(databaseUrl: string): boolean {
  const { username, password, pathname, searchParams } = new URL(databaseUrl);
  // The driver prefers the values in the query.
  const used = searchParams.get('password') ?? decoded(password);
  if (used === '') return false;
  const names = [searchParams.get('user') ?? decoded(username), decoded(pathname.slice(1))];
  return isPublished(used) || names.some((name) => name.toLowerCase() === used.toLowerCase());
}

/** Decodes a text as the driver does. Text that is not percent-encoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
