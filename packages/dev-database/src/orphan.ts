const INTERVAL_MS = 500;

/**
 * Calls back once when npm, which started this process, is gone: killed, it could not end what it had started. What is
 * started without npm may outlive its shell.
 */
export function onNpmGone(callback: () => void): void {
  if (process.env['npm_lifecycle_event'] !== undefined) onOrphaned(callback);
}

/** Calls back once when the process that started this one is gone, killed with no time to end its children. */
export function onOrphaned(callback: () => void): void {
  const parent = process.ppid;
  // Windows keeps the number, and ends such children by itself.
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, INTERVAL_MS);
  timer.unref();
}
