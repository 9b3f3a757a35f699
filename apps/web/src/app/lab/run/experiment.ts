import 'server-only';
import type { Code, FieldLine } from '@repo/errors';
import type { CredentialOptions, Credentials } from './credentials';
import type { Step, Timeline } from './step';

/** A request of an experiment. */
export interface SentRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** The lines that make the experiment, such as `Authorization`. Several lines may have one name. */
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
  /** The parsed body; an empty object if it is no JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends the requests of an experiment, and records those that the page shows. */
export interface Recorder {
  /** Makes a throw-away account with these credentials. */
  credentials(options?: CredentialOptions): Promise<Credentials>;
  /** Sends a request and shows it, with the reason of its response if there is one. */
  send(title: string, request: SentRequest, reason?: string): Promise<ReceivedResponse>;
  /** Sends a request that only prepares the experiment. */
  prepare(request: SentRequest): Promise<ReceivedResponse>;
  /** Starts the clock anew, by which responses are timed. */
  startClock(): void;
  /** Shows what happened when, drawn as lanes. */
  draw(timeline: Timeline): void;
}

/** Credentials and the like, which the page keeps, sealed, until a fix is chosen. */
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
  /** Does it, and returns the same request with what has changed. */
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
  /** The lines that decide. */
  readonly source: Source;
}

/** One refused request, and the ways to go on. */
export interface Experiment extends Described {
  readonly code: Code;
  /** Names it beside the other experiments of its code. */
  readonly variant?: string;
  /** Why the request is refused, in a sentence. */
  readonly reason: string;
  readonly start: (recorder: Recorder) => Promise<Started>;
  /** By the name that the button sends. The first is the main one. */
  readonly fixes: Readonly<Record<string, Fix>>;
}

/** The codes of each family of experiments. A file of `experiments/` adds its own, which leave with the file. */
export interface Families {}

/** Several requests that together show one thing. */
export interface Story extends Described {
  readonly title: string;
  /** The result of the requests, in a sentence. */
  readonly reason: string;
  /** True if the responses stand side by side. */
  readonly isCompared?: true;
  readonly run: (recorder: Recorder) => Promise<void>;
}
