const SystemDate = Date;
let ahead = 0;

const now = () => SystemDate.now() + ahead * 1000;

/** The system's clock, so many seconds ahead. */
const MovedDate = new Proxy(SystemDate, {
  construct: (date, values, target) =>
    Reflect.construct(date, values.length === 0 ? [now()] : values, target),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
});

/**
 * Moves the clock of this process, as if the machine's had been set. `performance.now()` and timers go on as before, and
 * so does every other process, the database among them.
 *
 * @param seconds ahead of the system's clock; 0 for the system's again
 */
export function moveClock(seconds: number): void {
  ahead = seconds;
  globalThis.Date = seconds === 0 ? SystemDate : MovedDate;
}
