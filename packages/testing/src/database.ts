import { freshDatabase as freshOn } from '@repo/dev-database';

/** Creates a database for a test, migrated and seeded, on the server of `DATABASE_URL`. */
export function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const url = process.env['DATABASE_URL'];
  if (!url)
    throw new Error(
      'DATABASE_URL is not set: run the tests through with-database, as npm test does.',
    );
  return freshOn(url);
}
