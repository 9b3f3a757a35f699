import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function allProcesses(): Process[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,command='], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return [...lines.matchAll(/^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/gm)]
    .filter(([, , , state]) => !state?.startsWith('Z'))
    .map(([, pid, parent, , command = '']) => ({
      pid: Number(pid),
      parent: Number(parent),
      command,
    }));
}

/** Returns a process and its descendants. */
export function familyOf(pid: number): Process[] {
  const all = allProcesses();
  const add = (parent: number): Process[] =>
    all
      .filter((process) => process.parent === parent)
      .flatMap((child) => [child, ...add(child.pid)]);
  return [...all.filter((process) => process.pid === pid), ...add(pid)];
}

/** Returns those of the processes that still exist. */
export function living(pids: readonly number[]): Process[] {
  return allProcesses().filter(({ pid }) => pids.includes(pid));
}

/** Finds the embedded PostgreSQL of a checkout; undefined if none runs. */
export function postmasterOf(folder: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(folder, '.data/postgres/postmaster.pid'), 'utf8'), 10);
  } catch {
    return undefined;
  }
}
