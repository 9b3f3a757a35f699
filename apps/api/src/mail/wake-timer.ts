/** Calls a function at the earliest of the requested times. */
export class WakeTimer {
  #timer: NodeJS.Timeout | undefined;
  /** The time of the pending call, by `performance.now()`; infinite when no call is pending. */
  #at = Number.POSITIVE_INFINITY;
  #stopped = false;

  constructor(private readonly wake: () => void) {}

  /** Requests a call in this many seconds; ignored when an earlier call is pending. */
  wakeIn(seconds: number): void {
    const at = performance.now() + seconds * 1000;
    if (this.#stopped || at >= this.#at) return;
    clearTimeout(this.#timer);
    this.#at = at;
    this.#timer = setTimeout(() => {
      this.#at = Number.POSITIVE_INFINITY;
      this.wake();
    }, seconds * 1000).unref();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
