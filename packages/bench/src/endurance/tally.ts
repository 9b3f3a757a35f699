import { ExpectedEvents } from './expected-events.js';

/** What was answered to one kind of request. */
export interface Line {
  /** As wanted. */
  good: number;
  /** 503 while the database was away. */
  unavailable: number;
}

/** All that was answered in a run. */
export class Tally {
  readonly lines = new Map<string, Line>();
  /** One sentence for each answer that is none of those that the contract has. */
  readonly wrong: string[] = [];
  sessions = 0;
  signedOut = 0;
  /** Sessions that were refused although nobody had ended them. */
  lost = 0;
  /** What the audit trail must hold at the end. */
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
