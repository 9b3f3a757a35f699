#!/usr/bin/env node
import { runCommand } from './command.js';
import { developmentEnvironment } from './environment.js';
import { openDatabase } from './open.js';

const USAGE = `with-database [--fresh] -- <command…>

Runs the command with DATABASE_URL set to a migrated and seeded database: the one that DATABASE_URL already names, or
the embedded PostgreSQL in .data/postgres. If DATABASE_URL is a pooler, DIRECT_DATABASE_URL names the server behind it.
With --fresh the command gets a new database, which is dropped afterwards.
`;

const end = process.argv.indexOf('--');
const options = process.argv.slice(2, end);
const command = process.argv.slice(end + 1);
if (end === -1 || command.length === 0 || options.some((option) => option !== '--fresh')) {
  process.stderr.write(USAGE);
  process.exit(64);
}

try {
  const env = developmentEnvironment();
  const database = await openDatabase(env, {
    fresh: options.includes('--fresh'),
    report: (text) => void process.stderr.write(text),
  });
  try {
    const running = runCommand(command, { ...env, ...database.settings });
    process.exitCode = await Promise.race([running, database.failed]);
  } finally {
    await database.close();
  }
} catch (error) {
  process.stderr.write(
    `with-database: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
