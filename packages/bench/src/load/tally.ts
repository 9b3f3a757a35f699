import { ExpectedEvents } from './expected-events.js';

/** The number of responses to one kind of request. */
interface Line {
  /** As expected. */
  good: number;
  /** 503 while the database was down. */
  unavailable: number;
}

/** The responses of a run. */
export class Tally {
  readonly lines = new Map<string, Line>();
  /** A sentence for each unexpected response. */
  readonly wrong: string[] = [];
  sessions = 0;
  signedOut = 0;
  /** Sessions that were refused although nothing had ended them. */
  lost = 0;
  /** The events that the audit trail must have at the end. */
  readonly events = new ExpectedEvents();

  line(title: string): Line {
    const line = this.lines.get(title) ?? { good: 0, unavailable: 0 };
    this.lines.set(title, line);
    return line;
  }

  get requests(): number {
    return [...this.lines.values()].reduce(
      (sum, { good, unavailable }) => sum + good + unavailable,
      this.wrong.length,
    );
  }
}
