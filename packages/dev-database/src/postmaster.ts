import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The server process of a cluster, as its pid file tells. */
export interface Postmaster {
  readonly pid: number;
  /** Absent while it starts. */
  readonly port: number | undefined;
}

/**
 * The server that runs on the cluster in `data`, or undefined. After a crash the file still names one: it is removed
 * when that process is gone, or its number is another's by now, for which PostgreSQL itself would refuse to start.
 */
export function findPostmaster(data: string): Postmaster | undefined {
  const file = join(data, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (isServerOf(data, pid)) return { pid, port: Number(lines[3]) || undefined };
  rmSync(file, { force: true });
  return undefined;
}

function isServerOf(data: string, pid: number): boolean {
  // The server works in its data folder; a process that is dead or a zombie works nowhere.
  if (process.platform === 'linux') return workingFolder(pid) === realpathSync(data);
  if (process.platform === 'win32') return isAlive(pid);
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,comm='], {
    encoding: 'utf8',
  });
  return stdout.includes('postgres') && !stdout.trimStart().startsWith('Z');
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Gone, a zombie, or somebody else's: in each case not the server of our folder.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
