const INTERVAL_MS = 500;

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
