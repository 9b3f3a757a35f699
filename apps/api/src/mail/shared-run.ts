/** Runs a function once at a time. Calls during a run share one further run, which starts after it. */
export class SharedRun {
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  /** Runs the function. Resolves after a run that started with or after this call. */
  run(): Promise<void> {
    if (this.#running === undefined) {
      this.#running = this.work().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.run();
    });
    return this.#next;
  }
}
