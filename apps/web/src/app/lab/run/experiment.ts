import 'server-only';
import type { Code, FieldLine } from '@repo/errors';
import type { CredentialOptions, Credentials } from './credentials';
import type { Step, Timeline } from './step';

/** A request of an experiment. */
export interface SentRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** The field lines that matter to the experiment, such as `Authorization`. Several may have the same name. */
  readonly fields?: readonly FieldLine[];
  /** Sent as JSON. */
  readonly body?: object;
  /** The API by default. */
  readonly to?: 'web';
}

/** The parts of a response that an experiment reads. Times are in milliseconds since the recorder's clock started. */
export interface ReceivedResponse {
  readonly from: number;
  readonly until: number;
  readonly kind: Step['kind'];
  readonly status: number;
  /** The parsed body; an empty object if the body is not a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends the requests of an experiment, and records those that the page shows. */
export interface Recorder {
  /** Makes a throw-away account with these credentials. */
  credentials(options?: CredentialOptions): Promise<Credentials>;
  /** Sends a request and shows it, with the reason for its response if one is given. */
  send(title: string, request: SentRequest, reason?: string): Promise<ReceivedResponse>;
  /** Sends a request that only prepares the experiment. */
  prepare(request: SentRequest): Promise<ReceivedResponse>;
  /** Restarts the clock that times the responses. */
  startClock(): void;
  /** Adds a timeline, which the page draws as lanes. */
  draw(timeline: Timeline): void;
}

/** Values such as credentials. The page keeps them, sealed, until a fix is chosen. */
export type Kept = Readonly<Record<string, string>>;

/** The refused request, and what its fixes need. */
export interface Started {
  readonly request: SentRequest;
  readonly keep: Kept;
}

/** A way to go on from a refusal. */
export interface Fix {
  /** The verb on its button. */
  readonly label: string;
  /** Why the same request succeeds now, or why it never will. */
  readonly reason: string;
  /** Carries out the fix, and returns the refused request with what the fix changed. */
  readonly apply: (recorder: Recorder, kept: Kept) => Promise<SentRequest>;
}

/** Lines of this repository, word for word. A test compares them with the file. */
export interface Source {
  readonly file: string;
  readonly lines: string;
}

interface Described {
  /** The last segment of its address. */
  readonly slug: string;
  /** The request, in a sentence. */
  readonly what: string;
  /** The lines of code that decide the response. */
  readonly source: Source;
}

/** One refused request, and the ways to go on. */
export interface Experiment extends Described {
  readonly code: Code;
  /** Distinguishes it from other experiments with the same code. */
  readonly variant?: string;
  /** Why the request is refused, in a sentence. */
  readonly reason: string;
  readonly start: (recorder: Recorder) => Promise<Started>;
  /** The fixes, by the name that each button sends. The first is the main one. */
  readonly fixes: Readonly<Record<string, Fix>>;
}

/** The codes of each family of experiments. Each file of `experiments/` declares its own, so they go with the file. */
export interface Families {}

/** Several requests that together show one thing. */
export interface Story extends Described {
  readonly title: string;
  /** The result of the requests, in a sentence. */
  readonly reason: string;
  /** True if the page shows the responses side by side. */
  readonly isCompared?: true;
  readonly run: (recorder: Recorder) => Promise<void>;
}
