const SystemDate = Date;
let ahead = 0;

const now = () => SystemDate.now() + ahead * 1000;

/** `Date` with the time of the moved clock. */
const MovedDate = new Proxy(SystemDate, {
  construct: (date, values, target) =>
    Reflect.construct(date, values.length === 0 ? [now()] : values, target),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
});

/**
 * Moves the clock of this process, as if the machine's clock had been set. `performance.now()`, timers and all other processes,
 * including the database, are not affected.
 *
 * @param seconds ahead of the system's clock; 0 to reset
 */
export function moveClock(seconds: number): void {
  ahead = seconds;
  globalThis.Date = seconds === 0 ? SystemDate : MovedDate;
}
