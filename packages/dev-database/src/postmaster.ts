import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The server process of a cluster, from its pid file. */
export interface Postmaster {
  readonly pid: number;
  /** Undefined while the server starts. */
  readonly port: number | undefined;
}

/**
 * Finds the server that runs on the cluster in `data`. A crash leaves the pid file behind, and PostgreSQL refuses to
 * start if another process has that pid by now. So the file is removed unless the process with that pid is this server.
 * On Windows, any process counts as this server.
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
  // The server's working folder is its data folder; a dead process or a zombie has none.
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
    // Gone, a zombie, or a process of another user, so not the server of this folder.
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
