// Plain JavaScript, because it runs before anything is built.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const INTERVAL_MS = 500;
const SHELLS = new Set(['ash', 'bash', 'dash', 'ksh', 'sh', 'zsh']);

export function onOrphaned(callback, command = process.ppid) {
  const parent = process.ppid;
  // On Windows `ppid` never changes, but the system ends such children.
  onceGone(() => process.ppid === parent && isAlive(command), callback);
}

export function onNpmGone(callback) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = findNpm();
  onOrphaned(callback);
  if (npm !== process.ppid) onceGone(() => isAlive(npm), callback);
}

function onceGone(isThere, callback) {
  const timer = setInterval(() => {
    if (isThere()) return;
    clearInterval(timer);
    callback();
  }, INTERVAL_MS);
  timer.unref();
}

/** npm runs a command through a shell. Some shells replace themselves with the command, others stay as its parent. */
function findNpm() {
  const { ppid } = process;
  const [parent, program] = process.platform === 'linux' ? statOf(ppid) : askPs(ppid);
  return SHELLS.has(basename(program)) ? parent : ppid;
}

/** Returns the pid of a process's parent, and the name of the process's own program (proc_pid_stat(5)). */
function statOf(pid) {
  const [, program, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return [Number(parent), program];
}

function askPs(pid) {
  const ps = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent = pid, program = ''] = /(\d+)\s+(.*)/.exec(ps.stdout ?? '') ?? [];
  return [Number(parent), program.replace(/^-/, '')];
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
