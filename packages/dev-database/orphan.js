// In plain JavaScript and without imports: it runs before anything is built, and in every process that is started here.
const INTERVAL_MS = 500;

export function onOrphaned(callback) {
  const parent = process.ppid;
  // On Windows the number stays, and the system ends such children.
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, INTERVAL_MS);
  timer.unref();
}

export function onNpmGone(callback) {
  if (process.env.npm_lifecycle_event !== undefined) onOrphaned(callback);
}
