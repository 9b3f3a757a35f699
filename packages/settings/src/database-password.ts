/** Passwords that images, examples and tutorials set, in their bare form; our compose file's and `.env.example`'s too. */
const PUBLISHED: ReadonlySet<string> = new Set([
  '',
  'admin',
  'changeit',
  'changeme',
  'default',
  'dev',
  'development',
  'docker',
  'example',
  'fourohone',
  'letmein',
  'localuseonly',
  'mypassword',
  'mysecretpassword',
  'pass',
  'passwd',
  'password',
  'pg',
  'pgpass',
  'pgpassword',
  'postgres',
  'postgresql',
  'postgrespassword',
  'prisma',
  'qwerty',
  'randompassword',
  'root',
  'secret',
  'supersecret',
  'test',
  'user',
  'yourpassword',
]);

/** More digits and signs than anybody adds to a word. */
const MOST_ADDED = 10;

/** Whether it is a published one, or one with other case, digits and signs. */
function isPublished(password: string): boolean {
  const letters = password.toLowerCase().replace(/[^a-z]/g, '');
  return PUBLISHED.has(letters) && password.length - letters.length <= MOST_ADDED;
}

/**
 * Whether a `postgres://` URL holds a password that everybody knows: a published one, or the name of its user or database.
 * One without a password is not judged: the server knows its client otherwise.
 */
export function hasPublishedPassword(databaseUrl: string): boolean {
  const { username, password, pathname, searchParams } = new URL(databaseUrl);
  // The driver prefers what stands in the query.
  const used = searchParams.get('password') ?? decoded(password);
  if (used === '') return false;
  const names = [searchParams.get('user') ?? decoded(username), decoded(pathname.slice(1))];
  return isPublished(used) || names.some((name) => name.toLowerCase() === used.toLowerCase());
}

/** As the driver takes it. What is no percent-encoding stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
